#!/usr/bin/env python3
"""Reference values for cycles of explicit schemes, by dense matrices and the formulas of the papers.

    for s in fed rkl1 rkl2; do python3 explicit.py $s > $s.csv; done          (needs numpy, and implicit.py beside it)

Problems, fluxes and variants are those of implicit.py.  F(u) = -K^T G K u - C (u - f), G = diag(g(K v)) with v = u, or, frozen,
the start of the cycle.  Five stages a cycle, two cycles.  The inner step size is 1/(4^order + 1), half the limit or so.
"""
import sys

import numpy as np

from implicit import LAM, N, diffusivity, matrix, signal

FLUXES = ("linear", "charbonnier", "perona-malik", "forward-backward")
VARIANTS = ("single", "channelwise", "coupled", "data")
STAGES, CYCLES = 5, 2


class Force:
    def __init__(self, flux, order, boundary, variant, start, frozen):
        self.flux, self.coupled, self.K = flux, variant == "coupled", matrix(order, boundary)
        _, self.f, self.c = signal(start.shape[0])
        self.c = self.c if variant == "data" else np.zeros_like(self.c)
        self.kept = self.diffusivity(start) if frozen else None

    def diffusivity(self, u):
        q = (u @ self.K.T / LAM) ** 2
        return diffusivity(self.flux, np.broadcast_to(q.sum(axis=0), q.shape) if self.coupled else q)[0]

    def __call__(self, u):
        g = self.diffusivity(u) if self.kept is None else self.kept
        return -(g * (u @ self.K.T)) @ self.K - self.c * (u - self.f)


def fed(u, F, tau, n):
    for i in range(n):
        u = u + tau / (2 * np.cos(np.pi * (2 * i + 1) / (4 * n + 2)) ** 2) * F(u)
    return u


def rkl1(u, F, tau, s):
    before, now = u, u + 2 / (s * s + s) * tau * F(u)
    for j in range(2, s + 1):
        mu, nu = (2 * j - 1) / j, (1 - j) / j
        before, now = now, mu * now + nu * before + 2 * mu / (s * s + s) * tau * F(now)
    return now


def b(j):
    return 1 / 3 if j < 2 else (j * j + j - 2) / (2 * j * (j + 1))


def rkl2(u, F, tau, s):
    w, F0 = 4 / (s * s + s - 2), F(u)
    before, now = u, u + b(1) * w * tau * F0
    for j in range(2, s + 1):
        mu, nu = (2 * j - 1) / j * b(j) / b(j - 1), -(j - 1) / j * b(j) / b(j - 2)
        m = w * mu
        q = -(1 - b(j - 1)) * m
        before, now = now, mu * now + nu * before + (1 - mu - nu) * u + m * tau * F(now) + q * tau * F0
    return now


# The step size of a scheme whose inner steps are as long as tau, and whether its diffusivities are kept.
SCHEMES = {"fed": (fed, lambda tau, n: tau, (True,)),
           "rkl1": (rkl1, lambda tau, s: tau * (s * s + s) / 2, (True, False)),
           "rkl2": (rkl2, lambda tau, s: tau * (s * s + s - 2) / 4, (True, False))}


def main(name):
    cycle, whole, kept = SCHEMES[name]
    print("# scheme,flux,order,boundary,variant,frozen,tau,stages,cycles,values channel by channel")
    k = 0
    for frozen in kept:
        for flux in FLUXES:
            for order in (1, 2, 3):
                for boundary in ("natural", "reflecting", "zero", "periodic"):
                    variant = VARIANTS[(k + k // 4) % 4]
                    k += 1
                    tau = whole(1 / (4.0 ** order + 1), STAGES)
                    u = signal(2 if variant in ("channelwise", "coupled") else 1)[0]
                    for _ in range(CYCLES):
                        u = cycle(u, Force(flux, order, boundary, variant, u, frozen), tau, STAGES)
                    print(",".join([name, flux, str(order), boundary, variant, "frozen" if frozen else "running", repr(tau),
                                    str(STAGES), str(CYCLES)] + ["%.14g" % x for x in u.ravel()]))


if __name__ == "__main__":
    main(sys.argv[1])
