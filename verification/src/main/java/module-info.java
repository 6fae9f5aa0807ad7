/** Certificates: the certifier, the checker, and the kit for property-based verification. */
module org.residua.verification {
  requires static org.jspecify;
  requires transitive org.residua.api;

  exports org.residua.verification;
}
