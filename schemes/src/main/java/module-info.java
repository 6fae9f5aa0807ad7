/** Time discretisations of nonlinear diffusion, their drivers, and the choice of parameters from data. */
module org.residua.schemes {
  requires static org.jspecify;
  requires transitive org.residua.api;

  exports org.residua.schemes;
  exports org.residua.schemes.denoiser;
}
