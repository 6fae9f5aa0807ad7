/**
 * Certificates from theorems: the certifier reads a block and says what is proven about it, and no more; the checker
 * proves it again.
 *
 * <p>Who lives here. {@code Recorder} writes a computation down as the lines of a proof. {@code Factors} (norms and
 * distances, a {@code Measure} each, as a {@code Gain}), {@code TableRule} (rows of a diffusion) and {@code Energies} (a
 * {@code Descent}) are the certifier's rules; {@code Horizons}, {@code Hypotheses} and {@code RoundingNote} put into words
 * what {@code LiveLines} show. {@code ExactFactors} and {@code ExactEnergies} are the checker's rules, in exact
 * arithmetic. Both sides share {@code PolynomialBounds}: whether the polynomial of a table is at most 1, by its argument
 * ({@code PolynomialBound}, {@code ConvexLegendreRows}) or by points ({@code PolynomialEvaluation} of a
 * {@code RowPolynomial}, in {@code Dyadic} numbers).
 * {@code Fingerprint} makes digests and seals, {@code CertificateJson} writes and reads.
 */
@NullMarked
package org.residua.verification;

import org.jspecify.annotations.NullMarked;
