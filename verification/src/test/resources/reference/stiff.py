#!/usr/bin/env python3
"""Reference values for the stiff system du/dt = -K^T Phi(K u), made with SciPy.

    python3 stiff.py > stiff.csv        (needs numpy, SciPy and implicit.py beside it; K, Phi, u as defined there)

N = 24, one channel, lambda = 0.7.  Integrated from t = 0 with Radau (order 5, implicit, exact Jacobian), rtol 1e-12,
atol 1e-13, to t = 0.5, 4 and 20, and independently with DOP853 (order 8, explicit), rtol 1e-13, atol 1e-14.
The last digits depend on the linear algebra library and its number of threads.
Printed: the values of Radau, and the largest absolute difference of both methods (an estimate of the error).
"""
import sys

import numpy as np
from scipy.integrate import solve_ivp

from implicit import LAM, diffusivity, matrix, signal

TIMES = (0.5, 4.0, 20.0)


def integrate(flux, order, boundary, method="Radau", rtol=1e-12, atol=1e-13):
    K, u = matrix(order, boundary), signal(1)[0][0]

    def rhs(t, v):
        y = K @ v
        return -K.T @ (diffusivity(flux, (y / LAM) ** 2)[0] * y)

    def jac(t, v):
        g, h = diffusivity(flux, (K @ v / LAM) ** 2)
        return -(K.T * (g + h)) @ K

    # restart at each output time: no dense output, whose interpolation error is not controlled
    out, t0 = [], 0.0
    for t in TIMES:
        extra = {} if method == "DOP853" else {"jac": jac}
        s = solve_ivp(rhs, (t0, t), u, method=method, rtol=rtol, atol=atol, **extra)
        if not s.success:
            raise RuntimeError(s.message)
        u, t0 = s.y[:, -1], t
        out.append(u)
    return out


def main():
    print("""\
# du/dt = -K^T Phi(K u) from u at t = 0, N = 24, one channel, lambda = 0.7 (definitions in implicit.py).
# Made by: python3 stiff.py > stiff.csv; Radau (rtol 1e-12, atol 1e-13), compared with DOP853 (rtol 1e-13, atol 1e-14).
# flux,order,boundary,t,largest absolute difference of both methods,24 values of u(t)""")
    for flux in ("charbonnier", "perona-malik", "exponential", "tv"):
        for order in (1, 2):
            for boundary in ("natural", "periodic"):
                a = integrate(flux, order, boundary)
                b = integrate(flux, order, boundary, "DOP853", 1e-13, 1e-14)
                for t, x, y in zip(TIMES, a, b):
                    print(",".join([flux, str(order), boundary, "%g" % t, "%.2e" % np.abs(x - y).max(),
                                    *("%.17g" % z for z in x)]), flush=True)


if __name__ == "__main__":
    main()
