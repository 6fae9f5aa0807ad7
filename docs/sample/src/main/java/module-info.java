/** Smoothing of daily series in which some days of the week may jump. */
module org.example.weekly {
  requires org.residua.networks;
  requires org.residua.schemes;

  exports org.example.weekly;
}
