#!/usr/bin/env python3
"""Reference values for one implicit, semi-implicit or midpoint step of nonlinear diffusion.

    python3 implicit.py > implicit.csv          (needs only numpy; a few seconds)
    python3 implicit.py --all > everything.csv  (the whole grid of cases instead of the selection)

u has C channels of N = 24 samples.  K applies the filter of order-th forward differences (binomial weights with
alternating sign, the last one +1) to each channel: (K u)_i = sum_j w_j u_{i+j}, p = order + 1 taps, with the rows
    natural: i = 0..N-p;   reflecting: i = 0..N-1, u continued by half-sample reflection;
    zero: i = -(p-1)..N-1, u zero outside;   periodic: i = 0..N-1, indices modulo N.
Flux: Phi(y) = g(s/lambda) y, lambda = 0.7, with s = |y|, or, coupled, s = sqrt(y_1^2 + y_2^2) at each row of K.
Schemes, with a data term of weights c >= 0 (diagonal C) and target f only in the variant "data":
    implicit:       v = u - tau K^T Phi(K v) - tau C (v - f)
    semi-implicit:  (I + tau (K^T G(K u) K + C)) v = u + tau C f
    midpoint:       m = implicit step of u with tau/2;  v = 2 m - u
Variants: single (1 channel), channelwise (2), coupled (2), data (1 channel with data term).

Method.  Double precision first: the monotone fluxes (and forward-backward, at steps so small that the solution is
unique) by Newton with a line search on 1/2 |v-u|^2 + tau E(v); the others, where the solution need not be unique, by
the lagged iteration (I + tau (K^T G(K v_j) K + C)) v_{j+1} = u + tau C f, v_0 = u, whose limit is the wanted solution.
A case is dropped if that iteration does not converge, if the limit is no strict minimum, or if the limit changes when
v_0 is perturbed by 1e-6.  Then Newton corrections with residuals in 50-digit decimal arithmetic: the residual printed
is that of the 50-digit solution, relative to |u|; the values printed are that solution rounded to double precision.
(Rounding v perturbs the residual by up to about 1e-16 rho |u|: do not expect less from the printed values.)
"""
import itertools
import math
import sys
from decimal import Decimal, getcontext

import numpy as np

getcontext().prec = 50
N, LAM, EPS_TV, M4, FB_K = 24, 0.7, 0.01, 3.31488, 2.0
FB_A = math.log(2.0) / (FB_K ** 2 - 1.0)
ORDERS, BOUNDARIES = (1, 2, 3), ("natural", "reflecting", "zero", "periodic")
VARIANTS = ("single", "channelwise", "coupled", "data")
TAUS = (0.1, 3.0, 50.0, 1e4, 1e6)
SCHEMES = ("implicit", "semi-implicit", "midpoint")
FLUXES = ("linear", "charbonnier", "perona-malik", "exponential", "weickert", "tv", "huber", "balanced")
NEWTON = ("linear", "charbonnier", "tv", "huber", "forward-backward")
FB_TAU = {1: 0.05, 2: 0.01, 3: 0.003}
D = np.vectorize(Decimal, otypes=[object])          # exact conversion of doubles to decimals


# ---------------------------------------------------------------- input
def signal(channels):
    """u, f (channels x N) and the data weights c (channels x N)."""
    u, f, c = (np.zeros((channels, N)) for _ in range(3))
    for ch in range(channels):
        for i in range(N):
            u[ch, i] = (math.sin(0.37 * (i + 1) + ch) + (1.5 if i >= N // 2 else 0.0)
                        - (0.4 if ch == 1 and i >= N // 3 else 0.0) + 0.3 * math.cos(2.9 * i * (ch + 1)))
            f[ch, i] = u[ch, i] + 0.25 * math.sin(5.1 * i + ch)
            c[ch, i] = 0.0 if i % 5 == 2 else 0.2 + 0.1 * (i % 3)
    return u, f, c


def matrix(order, boundary, n=N):
    """K for one channel, dense, straight from the definition."""
    w = [(-1) ** (order - j) * math.comb(order, j) for j in range(order + 1)]
    p = order + 1
    rows = {"natural": range(0, n - p + 1), "zero": range(-(p - 1), n)}.get(boundary, range(n))
    K = np.zeros((len(rows), n))
    for row, i in enumerate(rows):
        for j in range(p):
            k = i + j
            if boundary == "periodic":
                k %= n
            elif boundary == "reflecting":
                k %= 2 * n
                k = k if k < n else 2 * n - 1 - k
            if 0 <= k < n:
                K[row, k] += w[j]
    return K


# ---------------------------------------------------------------- fluxes, as functions of q = (s/lambda)^2
def g_max(flux):
    return 1.0 / EPS_TV if flux == "tv" else 1.0


def diffusivity(flux, q):
    """g and h = s dg/ds (so Phi' = g + h), double precision arrays."""
    if flux == "linear":
        return np.ones_like(q), np.zeros_like(q)
    if flux == "charbonnier":
        return (1 + q) ** -0.5, -q * (1 + q) ** -1.5
    if flux == "perona-malik":
        return 1 / (1 + q), -2 * q / (1 + q) ** 2
    if flux == "exponential":
        return np.exp(-q / 2), -q * np.exp(-q / 2)
    if flux == "weickert":
        x = np.minimum(M4 / np.maximum(q, 1e-30) ** 4, 700.0)
        return -np.expm1(-x), -8 * x * np.exp(-x)
    if flux == "tv":
        return (q + EPS_TV ** 2) ** -0.5, -q * (q + EPS_TV ** 2) ** -1.5
    if flux == "huber":
        t = np.maximum(q, 1.0) ** -0.5
        return t, np.where(q > 1, -t, 0.0)
    if flux == "balanced":
        t = 1 / np.maximum(q, 1.0)
        return t, np.where(q > 1, -2 * t, 0.0)
    if flux == "forward-backward":
        a, b = np.exp(-FB_K ** 2 * FB_A * q), np.exp(-FB_A * q)
        return 2 * a - b, 2 * FB_A * q * (b - 2 * FB_K ** 2 * a)
    raise ValueError(flux)


def diffusivity_decimal(flux, q):
    """g at one decimal number q."""
    if flux == "linear":
        return Decimal(1)
    if flux == "charbonnier":
        return 1 / (1 + q).sqrt()
    if flux == "perona-malik":
        return 1 / (1 + q)
    if flux == "exponential":
        return (-q / 2).exp()
    if flux == "weickert":
        return Decimal(1) if q == 0 else 1 - (-Decimal(M4) / q ** 4).exp()
    if flux == "tv":
        return 1 / (q + Decimal(EPS_TV) ** 2).sqrt()
    if flux == "huber":
        return Decimal(1) if q <= 1 else 1 / q.sqrt()
    if flux == "balanced":
        return Decimal(1) if q <= 1 else 1 / q
    if flux == "forward-backward":
        return 2 * (-Decimal(FB_K) ** 2 * Decimal(FB_A) * q).exp() - (-Decimal(FB_A) * q).exp()
    raise ValueError(flux)


def potential(flux, q):
    """P / lambda^2 with P' = Phi, for the fluxes solved by Newton."""
    if flux == "linear":
        return q / 2
    if flux == "charbonnier":
        return q / (np.sqrt(1 + q) + 1)
    if flux == "tv":
        return q / (np.sqrt(q + EPS_TV ** 2) + EPS_TV)
    if flux == "huber":
        return np.where(q <= 1, q / 2, np.sqrt(q) - 0.5)
    if flux == "forward-backward":
        return -np.expm1(-FB_K ** 2 * FB_A * q) / (FB_K ** 2 * FB_A) + np.expm1(-FB_A * q) / (2 * FB_A)
    raise ValueError(flux)


# ---------------------------------------------------------------- one case
class Problem:
    """The implicit equation r(v) = v - u + tau K^T Phi(K v) + tau C (v - f) = 0 for one case and one tau."""

    def __init__(self, flux, order, boundary, variant, tau):
        self.flux, self.tau, self.coupled = flux, tau, variant == "coupled"
        self.channels = 2 if variant in ("channelwise", "coupled") else 1
        self.K = matrix(order, boundary)
        self.u, self.f, self.c = signal(self.channels)
        if variant != "data":
            self.c = np.zeros_like(self.c)
        self.rhs = self.u + tau * self.c * self.f
        self.norm_u = float(np.linalg.norm(self.u))
        self.rho = tau * g_max(flux) * float(np.linalg.norm(self.K, 2)) ** 2
        self.floor = max(1e-12, 8 * 2.0 ** -52 * (1 + self.rho)) * self.norm_u
        self.sparse = [[(j, Decimal(int(x))) for j, x in enumerate(row) if x] for row in self.K]

    def q(self, y):
        q = (y / LAM) ** 2
        return np.broadcast_to(q.sum(axis=0), q.shape) if self.coupled else q

    def lagged(self, v):
        """A(v) = I + tau (K^T G(K v) K + C), one matrix per channel."""
        g = diffusivity(self.flux, self.q(v @ self.K.T))[0]
        A = self.tau * (self.K.T[None] * g[:, None, :]) @ self.K[None]
        k = np.arange(N)
        A[:, k, k] += 1 + self.tau * self.c
        return A

    def residual(self, v, A=None):
        A = self.lagged(v) if A is None else A
        return (A @ v[:, :, None])[:, :, 0] - self.rhs

    def jacobian(self, v):
        """The derivative of the residual, symmetric, (C N) x (C N)."""
        y = v @ self.K.T
        q = self.q(y)
        g, h = diffusivity(self.flux, q)
        J = np.zeros((self.channels, N, self.channels, N))
        for a, b in itertools.product(range(self.channels), repeat=2):
            d = g[a] * (a == b)
            if self.coupled:
                d = d + h[a] * y[a] * y[b] / (LAM ** 2 * np.maximum(q[a], 1e-300))
            elif a == b:
                d = d + h[a]
            J[a, :, b, :] = self.tau * (self.K.T * d) @ self.K
            if a == b:
                J[a, :, b, :] += np.diag(1 + self.tau * self.c[a])
        return J.reshape(self.channels * N, -1)

    def merit(self, v):
        q = self.q(v @ self.K.T)
        e = LAM ** 2 * potential(self.flux, q[:1] if self.coupled else q).sum()
        return 0.5 * ((v - self.u) ** 2).sum() + self.tau * (e + 0.5 * (self.c * (v - self.f) ** 2).sum())

    # -- double precision solvers
    def newton(self, limit=500):
        """Newton from u with Armijo line search on the merit function; returns v and the number of iterations."""
        v = self.u.copy()
        for it in range(limit):
            r = self.residual(v)
            size = np.linalg.norm(r)
            if size <= self.floor:
                return v, it
            s = -np.linalg.solve(self.jacobian(v), r.ravel()).reshape(v.shape)
            m, slope, t = self.merit(v), (r * s).sum(), 1.0
            # Armijo's rule; where the decrease drowns in the rounding of the merit, a decrease of the residual instead
            drowned = -slope <= 1e-9 * abs(m)
            while not (drowned and np.linalg.norm(self.residual(v + t * s)) < size
                       or self.merit(v + t * s) <= m + min(1e-4 * t * slope, -1e-14 * abs(m) if drowned else 0.0)):
                t /= 2
                if t < 1e-12:
                    return (v, it) if size <= 8 * self.floor else (None, it)
            v = v + t * s
        return None, limit

    def kacanov(self, perturbation=0.0, limit=20000):
        """The lagged iteration from u, until a strict minimum is found to rounding; v (or None) and iterations."""
        v = self.u + perturbation * self.norm_u / math.sqrt(N) * np.cos(7.0 * np.arange(self.u.size)).reshape(self.u.shape)
        for it in range(limit + 1):
            A = self.lagged(v)
            if (np.linalg.norm(self.residual(v, A)) <= self.floor
                    and np.linalg.eigvalsh(self.jacobian(v))[0] > 0):
                return v, it
            v = np.linalg.solve(A, self.rhs[:, :, None])[:, :, 0]
        return None, limit

    # -- decimal arithmetic
    def residual_decimal(self, v, frozen=None):
        """The residual at decimal v, with G taken at K v or at K frozen."""
        tau, lam2 = Decimal(self.tau), Decimal(LAM) ** 2
        apply = lambda x: [[sum(w * z[j] for j, w in row) for row in self.sparse] for z in x]
        y = apply(v)
        z = y if frozen is None else apply(frozen)
        q = [[s * s / lam2 for s in ch] for ch in z]
        if self.coupled:
            q = [[a + b for a, b in zip(*q)]] * 2
        out = v - D(self.u) + tau * D(self.c) * (v - D(self.f))
        done = {}
        for ch in range(self.channels):
            for i, row in enumerate(self.sparse):
                if (q[ch][i]) not in done:
                    done[q[ch][i]] = diffusivity_decimal(self.flux, q[ch][i])
                phi = tau * done[q[ch][i]] * y[ch][i]
                for j, w in row:
                    out[ch, j] += w * phi
        return out

    def polish(self, v, frozen=None, limit=40):
        """Newton corrections with decimal residuals; returns decimal v and the relative residual."""
        v = D(v)
        frozen = None if frozen is None else D(frozen)
        for it in range(limit + 1):
            r = self.residual_decimal(v, frozen)
            size = float(sum(x * x for x in r.ravel()).sqrt()) / self.norm_u
            if size <= 1e-30 or it == limit:
                return v, size
            scale = Decimal(10) ** max(r.ravel(), key=abs).adjusted()
            rd = (r / scale).astype(float)
            if frozen is None:
                s = np.linalg.solve(self.jacobian(v.astype(float)), rd.ravel()).reshape(rd.shape)
            else:
                s = np.linalg.solve(self.lagged(frozen.astype(float)), rd[:, :, None])[:, :, 0]
            v = v - scale * D(s)


def solve(scheme, flux, order, boundary, variant, tau):
    """One case: dict with values v (double array) or v = None and a reason."""
    p = Problem(flux, order, boundary, variant, tau)
    out = {"rho": p.rho, "v": None, "iterations": 0, "moved": 0.0, "least": None, "reason": ""}
    if scheme == "semi-implicit":
        v, size = p.polish(np.linalg.solve(p.lagged(p.u), p.rhs[:, :, None])[:, :, 0], frozen=p.u)
    else:
        if scheme == "midpoint":
            p = Problem(flux, order, boundary, variant, tau / 2)
        start, out["iterations"] = p.newton() if flux in NEWTON else p.kacanov()
        if start is None:
            return dict(out, reason="no convergence within %d iterations" % out["iterations"])
        v, size = p.polish(start)
        out["moved"] = float(np.abs(v.astype(float) - start).max())
        out["least"] = float(np.linalg.eigvalsh(p.jacobian(v.astype(float)))[0])
        if out["moved"] > 1e-5 or out["least"] <= 0:
            return dict(out, reason="limit is no strict minimum or was not reached (moved %.1e, least eigenvalue %.1e)"
                                    % (out["moved"], out["least"]))
        if flux not in NEWTON:
            other, _ = p.kacanov(1e-6)
            if other is None or np.abs(other - v.astype(float)).max() > 1e-4:
                return dict(out, reason="limit depends on a perturbation of the start by 1e-6")
        if scheme == "midpoint":
            v = 2 * v - D(p.u)
    if size > 1e-14:
        return dict(out, reason="residual %.1e" % size)
    return dict(out, v=v.astype(float), residual=size)


# ---------------------------------------------------------------- selection of cases and output
def grid():
    return list(itertools.product(FLUXES, ORDERS, BOUNDARIES, VARIANTS, TAUS))


def forward_backward():
    return [("implicit", "forward-backward", o, b, VARIANTS[(i + j) % 4], FB_TAU[o])
            for i, o in enumerate(ORDERS) for j, b in enumerate(BOUNDARIES)]


def pairs(case):
    return {(i, case[i], j, case[j]) for i in range(5) for j in range(i)}


def selection():
    """For every scheme, greedily, cases until every pair of values of two parameters has occurred."""
    for k, scheme in enumerate(SCHEMES):
        cases = grid()
        cases = [cases[(733 * i + 311 * k) % len(cases)] for i in range(len(cases))]
        need, lines = set(), 0
        while cases and (need or lines < 46):           # the second round only fills up to 46 lines
            need = need or set().union(*map(pairs, cases))
            best = max(cases, key=lambda c: len(pairs(c) & need))
            cases.remove(best)
            if not pairs(best) & need:                  # only pairs all of whose cases were dropped are left
                need = set()
            elif (yield (scheme,) + best):
                need -= pairs(best)
                lines += 1
                if lines == 46:
                    break
    for case in forward_backward():
        yield case


def line(case, r):
    return ",".join([*map(str, case[:5]), "%.15g" % case[5], "%.17g" % r["rho"], "%.2e" % r["residual"],
                     *("%.17g" % x for x in r["v"].ravel())])


HEADER = """\
# One step of u_t = -K^T Phi(K u) [- C (u - f)], N = 24, lambda = 0.7: reference values for implicit schemes.
# Made by: python3 implicit.py > implicit.csv (definitions of K, Phi, u, f, C and of the method are in that file).
# Variants: single (1 channel), channelwise (2), coupled (2, one diffusivity), data (1 channel, data term c, f).
# rho = tau g_max ||K||^2. residual: of the implicit equation (midpoint: the one for m with tau/2; semi-implicit: the
# linear system), relative to |u|, of the 50-digit solution, of which v is the rounding to double precision.
# v: 24 values for channel 0, then, with two channels, 24 values for channel 1.
# scheme,flux,order,boundary,variant,tau,rho,residual,v..."""


def main():
    print(HEADER)
    dropped = 0
    if "--all" in sys.argv:
        cases = iter([(s,) + c for s in SCHEMES for c in grid()] +
                     [("implicit", "forward-backward", o, b, v, FB_TAU[o]) for o in ORDERS for b in BOUNDARIES
                      for v in VARIANTS])
        send = lambda ok: next(cases)
    else:
        cases = selection()
        send = cases.send
    ok = None
    while True:
        try:
            case = send(ok)
        except StopIteration:
            break
        r = solve(*case)
        ok = r["v"] is not None
        if ok:
            print(line(case, r), flush=True)
        else:
            dropped += 1
            print("dropped:", *case, "-", r["reason"], file=sys.stderr)
        if "--statistics" in sys.argv:
            print("statistics:", *case, r["iterations"], r["moved"], r["least"], file=sys.stderr)
    print("%d cases dropped" % dropped, file=sys.stderr)


if __name__ == "__main__":
    main()
