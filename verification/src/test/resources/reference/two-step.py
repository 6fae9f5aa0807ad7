#!/usr/bin/env python3
"""Reference values for steps of Du Fort and Frankel's scheme and of the heavy ball.

    python3 two-step.py > two-step.csv          (needs only numpy; a second)

K, Phi, u, f, C and the variants are those of implicit.py, of which nothing but the input and the diffusivities is taken; the
matrices are dense, and the schemes are written as their formulas are, not as rows of a table.  F(u) = -K^T Phi(K u) - C (u - f).
    du-fort-frankel: (v - u_{k-1})/(2 tau) = F(u_k) - alpha (v - 2 u_k + u_{k-1}), solved for v; the first step is
                     u_1 = u_0 + min(tau, 1/(2 alpha)) F(u_0)
    heavy-ball:      v = u_k + tau F(u_k) + beta (u_k - u_{k-1}), u_{-1} = u_0
alpha = factor (g_max m + max c)/4 with m = 4^order (reflecting: the measured ||K||^2 where it is larger), tau = times/alpha;
heavy ball: tau = times/(g_max m + max c).
"""
import itertools

import numpy as np

from implicit import BOUNDARIES, FLUXES, ORDERS, VARIANTS, LAM, diffusivity, g_max, matrix, signal


def force(flux, variant, K, f, c):
    def F(u):
        y = u @ K.T
        q = (y / LAM) ** 2
        if variant == "coupled":
            q = np.broadcast_to(q.sum(axis=0), q.shape)
        return -(diffusivity(flux, q)[0] * y) @ K - c * (u - f)
    return F


def run(scheme, F, u, tau, extra, steps):
    before, now = u, u
    for k in range(steps):
        if scheme == "heavy-ball":
            after = now + tau * F(now) + extra * (now - before)
        elif k == 0:
            after = now + min(tau, 1 / (2 * extra)) * F(now)
        else:
            after = (before + 2 * tau * F(now) + 2 * tau * extra * (2 * now - before)) / (1 + 2 * tau * extra)
        before, now = now, after
    return now


def main():
    print("# Made by: python3 two-step.py > two-step.csv (definitions in that file and in implicit.py).")
    print("# scheme,flux,order,boundary,variant,tau,alpha or beta,steps,v...")
    dff = [(1.0, 0.1, 7), (1.0, 0.5, 20), (1.7, 0.4, 66), (1.2, 3.0, 5), (4.0, 0.9, 9)]
    ball = [(0.5, 0.9, 9), (0.9, 0.15, 20), (0.25, 1.4, 66), (0.1, 0.3, 130)]
    cases = list(itertools.product(FLUXES, ORDERS, BOUNDARIES, VARIANTS))
    cases = [cases[(349 * i) % len(cases)] for i in range(len(cases))][:60]
    for (i, (flux, order, boundary, variant)), scheme in itertools.product(enumerate(cases), ("du-fort-frankel", "heavy-ball")):
        channels = 2 if variant in ("channelwise", "coupled") else 1
        u, f, c = signal(channels)
        if variant != "data":
            c = np.zeros_like(c)
        K = matrix(order, boundary)
        m = max(4.0 ** order, float(np.linalg.norm(K, 2)) ** 2 * 1.001)
        rho = g_max(flux) * m + float(c.max())
        if scheme == "du-fort-frankel":
            factor, times, steps = dff[i % len(dff)]
            extra = factor * rho / 4
            tau = times / extra
        else:
            extra, times, steps = ball[i % len(ball)]
            tau = times / rho
        v = run(scheme, force(flux, variant, K, f, c), u, tau, extra, steps)
        print(",".join([scheme, flux, str(order), boundary, variant, "%.17g" % tau, "%.17g" % extra, str(steps),
                        *("%.17g" % x for x in v.ravel())]))


if __name__ == "__main__":
    main()
