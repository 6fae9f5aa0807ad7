/**
 * The denoiser that needs no expert, and its parts: {@link org.residua.schemes.denoiser.NoiseLevel} from the data, candidates
 * that are diffusion steps of {@linkplain org.residua.schemes.denoiser.Frame wavelet frames} and implicit diffusion, their
 * {@linkplain org.residua.schemes.denoiser.Risk estimated risk}, and the {@linkplain org.residua.schemes.denoiser.Mixture
 * mixture} of least risk. What comes out is one network of parallel branches.
 */
@NullMarked
package org.residua.schemes.denoiser;

import org.jspecify.annotations.NullMarked;
