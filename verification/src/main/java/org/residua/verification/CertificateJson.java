package org.residua.verification;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.residua.api.block.Argument;
import org.residua.verification.certificate.Certificate;
import org.residua.verification.certificate.ProofLine;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates as JSON and back: every record is an object of its components, every line of a proof names its kind.
 * Numbers are written with as many digits as tell them from all others, so that what is read is what was written.
 *
 * <p>This class alone needs Jackson, an optional dependency: whoever uses it adds
 * {@code tools.jackson.core:jackson-databind}. Thread safe.
 */
public final class CertificateJson {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addMixIn(ProofLine.class, Kind.class)
      .addMixIn(Argument.class, Kind.class)
      .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
      .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private CertificateJson() {}

  /** Sealed types name their kind. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
  private interface Kind {}

  /** The certificate as JSON text. */
  public static String write(Certificate certificate) {
    return MAPPER.writeValueAsString(certificate);
  }

  /**
   * The certificate that a text holds; it is not checked, see {@link CertificateChecker}.
   *
   * @throws IllegalArgumentException if the text is no certificate, with the place and what is wrong there
   */
  public static Certificate read(String json) {
    try {
      Certificate certificate = MAPPER.readValue(json, Certificate.class);
      if (certificate == null) {
        throw new IllegalArgumentException("no certificate, but null; give the JSON that a certificate was written to");
      }
      return certificate;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no certificate: " + e.getOriginalMessage()
          + "; give the JSON that a certificate was written to", e);
    }
  }
}
