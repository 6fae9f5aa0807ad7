/**
 * Time discretisations of nonlinear diffusion, their drivers, the choice of parameters from data, and stabilised integration of
 * other equations.
 */
module org.residua.schemes {
  requires static org.jspecify;
  requires transitive org.residua.api;

  exports org.residua.schemes;
  exports org.residua.schemes.denoiser;
  exports org.residua.schemes.ode;
  exports org.residua.schemes.peer to org.residua.cli;
}
