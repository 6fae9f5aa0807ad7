/** The {@code residua} command. */
module org.residua.cli {
  requires static org.jspecify;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires org.residua.api;
  requires org.residua.networks;
  requires org.residua.schemes;
  requires org.residua.verification;
  requires tools.jackson.databind;
}
