package org.residua.api.graph;

import org.residua.api.signal.Shape;

/** The buffer of a value while it lives; the array may be longer than the shape needs. */
@SuppressWarnings("ArrayRecordComponent") // a buffer: identity of the array is the meaning
record Slot(Shape shape, double[] samples) {}
