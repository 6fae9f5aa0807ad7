package org.residua.api.memory;

/**
 * The right to read the array of a signal without a copy. Its package is exported to engines alone: nobody else can make one.
 * Who has it does not write.
 */
public final class Access {}
