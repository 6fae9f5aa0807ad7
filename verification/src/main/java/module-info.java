/** Certificates: the certifier, the checker, certificates as JSON, and the kit for property-based verification. */
@SuppressWarnings("requires-automatic") // jqwik names its modules without describing them
module org.residua.verification {
  requires static net.jqwik.api;
  requires static org.jspecify;
  requires static tools.jackson.databind;
  requires transitive org.residua.api;

  exports org.residua.verification;
  exports org.residua.verification.certificate;
  exports org.residua.verification.jqwik;
}
