package org.residua.api.flux;

/**
 * A flux in the words of the documentation, with {@code r = s/lambda}.
 *
 * @param diffusivity {@code g}
 * @param potential {@code P}
 * @param counterpart what it is as an activation, a regulariser, a shrinkage
 * @param source where it is from, or nothing
 */
public record Description(String diffusivity, String potential, String counterpart, String source) {}
