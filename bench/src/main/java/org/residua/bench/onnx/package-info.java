/** A minimal writer of ONNX models, to run the same evolution in ONNX Runtime. */
@NullMarked
package org.residua.bench.onnx;

import org.jspecify.annotations.NullMarked;
