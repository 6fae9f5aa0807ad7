/* Twins of the kernels: plain loops as one writes them for gcc to vectorise, the best of the forms tried.
   All work in place; u has n samples. */

#define TILE 512       /* one flux array of a tile: 4 KiB */
#define BANK_TILE 128  /* sixteen flux arrays of a tile: 17 KiB */
#define INLINE static inline __attribute__((always_inline))

/* Perona-Malik step, first differences: fluxes of a tile into a scratch array, then the update. Faster than whole arrays,
   than carrying the flux in one loop (not vectorised), and than evaluating each flux twice. */
void perona_malik(double *restrict u, long n, double tau, double s) {
  double z[TILE + 1];
  z[0] = 0;
  for (long at = 0; at < n - 1; at += TILE) {
    long count = n - 1 - at < TILE ? n - 1 - at : TILE;
    double *restrict v = u + at;
    for (long i = 0; i < count; i++) {
      double y = v[i + 1] - v[i];
      z[i + 1] = y / (1 + y * y * s);
    }
    for (long i = 0; i < count; i++) v[i] += tau * (z[i + 1] - z[i]);
    z[0] = z[count];
  }
  u[n - 1] -= tau * z[0];
}

/* The same as one writes it with vectors: each flux once, in registers, its left neighbour moved in by a shuffle. Vectors begin
   with lines of the cache. No form that was tried is faster: neighbours moved in by other instructions or through memory, several
   vectors at a time, every few of them divided by multiply-adds. */
#if defined __AVX512F__
enum { LANES = 8 };
#define BEFORE {7, 8, 9, 10, 11, 12, 13, 14}
#elif defined __AVX__
enum { LANES = 4 };
#define BEFORE {3, 4, 5, 6}
#else
enum { LANES = 2 };
#define BEFORE {1, 2}
#endif
typedef double vec __attribute__((vector_size(8 * LANES)));
typedef double lying __attribute__((vector_size(8 * LANES), aligned(8), may_alias));
typedef long lane __attribute__((vector_size(8 * LANES)));

/* Sample i, whose left flux is given; its right one. */
INLINE double perona_malik_sample(double *u, long i, double tau, double s, double left) {
  double y = u[i + 1] - u[i];
  double z = y / (1 + y * y * s);
  u[i] += tau * (z - left);
  return z;
}

void perona_malik_vectors(double *u, long n, double tau, double s) {
  const lane before = BEFORE;
  double left = 0;
  long i = 0;
  for (; i < n - 1 && (long)(u + i) % 64 != 0; i++) left = perona_malik_sample(u, i, tau, s, left);
  vec last = left + (vec){0};
  for (; i < n - LANES; i += LANES) {
    vec here = *(lying *)(u + i);
    vec y = *(lying *)(u + i + 1) - here;
    vec z = y / (1 + y * y * s);
    *(lying *)(u + i) = here + tau * (z - __builtin_shuffle(last, z, before));
    last = z;
  }
  left = last[LANES - 1];
  for (; i < n - 1; i++) left = perona_malik_sample(u, i, tau, s, left);
  u[n - 1] -= tau * left;
}

/* The same with Phi(y) = y. */
void heat(double *restrict u, long n, double tau) {
  double z[TILE + 1];
  z[0] = 0;
  for (long at = 0; at < n - 1; at += TILE) {
    long count = n - 1 - at < TILE ? n - 1 - at : TILE;
    double *restrict v = u + at;
    for (long i = 0; i < count; i++) z[i + 1] = v[i + 1] - v[i];
    for (long i = 0; i < count; i++) v[i] += tau * (z[i + 1] - z[i]);
    z[0] = z[count];
  }
  u[n - 1] -= tau * z[0];
}

/* Perona-Malik step of m filters with p taps, tile by tile; each tile keeps the last p-1 fluxes of the one before. */
INLINE void bank(double *restrict u, long n, const double *restrict w, double tau, double s,
                 const int m, const int p, const int tile) {
  double z[m][tile + p];
  double d[tile];
  for (int k = 0; k < m; k++)
    for (int j = 0; j < p - 1; j++) z[k][j] = 0;
  for (long at = 0; at < n; at += tile) {
    long count = n - at < tile ? n - at : tile;
    long rows = n - p + 1 - at;
    rows = rows < 0 ? 0 : rows < count ? rows : count;
    double *restrict v = u + at;
    for (long i = 0; i < count; i++) d[i] = 0;
    for (int k = 0; k < m; k++) {
      const double *restrict f = w + k * p;
      double *restrict y = z[k];
      for (long i = 0; i < rows; i++) {
        double sum = 0;
        for (int j = 0; j < p; j++) sum += f[j] * v[i + j];
        y[p - 1 + i] = sum / (1 + sum * sum * s);
      }
      for (long i = rows; i < count; i++) y[p - 1 + i] = 0;
      for (long i = 0; i < count; i++) {
        double sum = 0;
        for (int j = 0; j < p; j++) sum += f[j] * y[p - 1 + i - j];
        d[i] += sum;
      }
      for (int j = 0; j < p - 1; j++) y[j] = y[count + j];
    }
    for (long i = 0; i < count; i++) v[i] -= tau * d[i];
  }
}

void taps3(double *u, long n, const double *w, double tau, double s) { bank(u, n, w, tau, s, 1, 3, TILE); }
void taps5(double *u, long n, const double *w, double tau, double s) { bank(u, n, w, tau, s, 1, 5, TILE); }
void taps7(double *u, long n, const double *w, double tau, double s) { bank(u, n, w, tau, s, 1, 7, TILE); }
void filters16(double *u, long n, const double *w, double tau, double s) { bank(u, n, w, tau, s, 16, 5, BANK_TILE); }

/* Step of a dense bank, planar: the m1 filters of a group read its c1 channels with p taps at distance d. Fluxes lie in z
   between zeros, so that no tap of the adjoint needs a branch. Tile by tile, all taps of a channel at a time. */
INLINE void planar(double *restrict u, long n, const double *restrict w, double tau, double *restrict z, const int channels,
                   const int filters, const int groups, const int p, const long d, const int relu) {
  const int c1 = channels / groups, m1 = filters / groups;
  const long around = (p - 1) * d, rows = n - around, plane = rows + 2 * around;
  double sum[BANK_TILE];
  for (int m = 0; m < filters; m++)
    for (long i = 0; i < around; i++) z[m * plane + i] = z[m * plane + around + rows + i] = 0;
  for (long at = 0; at < rows; at += BANK_TILE) {
    long count = rows - at < BANK_TILE ? rows - at : BANK_TILE;
    for (int m = 0; m < filters; m++) {
      double *restrict y = z + m * plane + around + at;
      for (long i = 0; i < count; i++) sum[i] = 0;
      for (int c = 0; c < c1; c++) {
        const double *restrict v = u + (m / m1 * c1 + c) * n + at;
        const double *restrict f = w + (m * c1 + c) * p;
        for (long i = 0; i < count; i++)
          for (int j = 0; j < p; j++) sum[i] += f[j] * v[i + j * d];
      }
      for (long i = 0; i < count; i++) y[i] = !relu ? sum[i] / (1 + sum[i] * sum[i]) : sum[i] > 0 ? sum[i] : 0;
    }
  }
  for (long at = 0; at < n; at += BANK_TILE) {
    long count = n - at < BANK_TILE ? n - at : BANK_TILE;
    for (int c = 0; c < channels; c++) {
      double *restrict v = u + c * n + at;
      for (long i = 0; i < count; i++) sum[i] = 0;
      for (int m = c / c1 * m1; m < (c / c1 + 1) * m1; m++) {
        const double *restrict y = z + m * plane + around + at;
        const double *restrict f = w + (m * c1 + c % c1) * p;
        for (long i = 0; i < count; i++)
          for (int j = 0; j < p; j++) sum[i] += f[j] * y[i - j * d];
      }
      for (long i = 0; i < count; i++) v[i] -= tau * sum[i];
    }
  }
}

#define DENSE(p) planar(u, n, w, tau, z, channels, filters, groups, p, distance, relu)

void dense(double *u, long n, const double *w, double tau, double *z, int channels, int filters, int groups, int taps,
           long distance, int relu) {
  if (taps == 5) DENSE(5);
  else if (taps == 9) DENSE(9);
  else DENSE(taps);
}

/* Thomas' algorithm for a symmetric tridiagonal matrix; c is scratch. */
void thomas(double *restrict u, long n, const double *restrict diagonal, const double *restrict off,
            double *restrict c) {
  double inverse = 1 / diagonal[0];
  c[0] = off[0] * inverse;
  u[0] *= inverse;
  for (long i = 1; i < n; i++) {
    inverse = 1 / (diagonal[i] - off[i - 1] * c[i - 1]);
    c[i] = off[i] * inverse;
    u[i] = (u[i] - off[i - 1] * u[i - 1]) * inverse;
  }
  for (long i = n - 2; i >= 0; i--) u[i] -= c[i] * u[i + 1];
}

/* LDL^T of a symmetric pentadiagonal matrix and substitution in one pass each way; c holds both multipliers of each row. */
void pentadiagonal(double *restrict u, long n, const double *restrict diagonal, const double *restrict off,
                   const double *restrict far, double *restrict c) {
  double *l1 = c, *l2 = c + n;
  double before1 = 0, before2 = 0, twice2 = 0, m1 = 0, m2 = 0, mm2 = 0, y1 = 0, y2 = 0;
  for (long i = 0; i < n; i++) {
    double inverse = 1 / (diagonal[i] - before1 * m1 - twice2 * mm2);
    double e1 = off[i] - m1 * before2;
    double y = u[i] - m1 * y1 - mm2 * y2;
    l1[i] = e1 * inverse;
    l2[i] = far[i] * inverse;
    u[i] = y * inverse;
    twice2 = before2, mm2 = m2;
    before1 = e1, before2 = far[i];
    m1 = l1[i], m2 = l2[i];
    y2 = y1, y1 = y;
  }
  u[n - 2] -= l1[n - 2] * u[n - 1];
  for (long i = n - 3; i >= 0; i--) u[i] -= l1[i] * u[i + 1] + l2[i] * u[i + 2];
}

#define WAVELET 16

/* u - 1/2 K^T Phi(K u), K the details of an undecimated transform of u and its mirror image, Phi Perona-Malik's with one
   contrast for each level. Each level is continued periodically in a longer array: loops without branches, two filters in one pass. */
void frame(double *restrict u, long n, long levels, const double *restrict h, const double *restrict g,
           const double *restrict contrasts, double *restrict scratch) {
  long m = 2 * n, padded = m + (WAVELET - 1) * (1L << (levels - 1));
  double *restrict longer = scratch, *restrict flux = longer + padded, *restrict sum = flux + padded, *restrict all = sum + m;
  for (long i = 0; i < n; i++) sum[i] = sum[m - 1 - i] = u[i];
  for (long j = 0; j < levels; j++) {
    long d = 1L << j, reach = (WAVELET - 1) * d;
    double s = 1 / (contrasts[j] * contrasts[j]);
    double *restrict c = all + j * m;
    for (long i = 0; i < reach; i++) longer[i] = sum[m - reach + i];
    for (long i = 0; i < m; i++) longer[reach + i] = sum[i];
    for (long i = 0; i < m; i++) {
      double low = 0, high = 0;
      for (int k = 0; k < WAVELET; k++) {
        double x = longer[reach + i - k * d];
        low += h[k] * x;
        high += g[k] * x;
      }
      sum[i] = low;
      c[i] = high / (1 + high * high * s);
    }
  }
  for (long i = 0; i < m; i++) sum[i] = 0;
  for (long j = levels - 1; j >= 0; j--) {
    long d = 1L << j, reach = (WAVELET - 1) * d;
    const double *restrict c = all + j * m;
    for (long i = 0; i < m; i++) longer[i] = sum[i], flux[i] = c[i];
    for (long i = 0; i < reach; i++) longer[m + i] = sum[i], flux[m + i] = c[i];
    for (long i = 0; i < m; i++) {
      double back = 0;
      for (int k = 0; k < WAVELET; k++) back += h[k] * longer[i + k * d] + g[k] * flux[i + k * d];
      sum[i] = back;
    }
  }
  for (long i = 0; i < n; i++) u[i] -= 0.5 * (sum[i] + sum[m - 1 - i]);
}

#if defined(__AVX512F__)
#define LANES 8
#elif defined(__AVX__)
#define LANES 4
#else
#define LANES 2
#endif
typedef double vector __attribute__((vector_size(8 * LANES), aligned(8)));
#define EACH(f) f(0) f(1) f(2) f(3) f(4) f(5) f(6) f(7) f(8) f(9) f(10) f(11)
#define LOAD(k) vector u##k = *(vector *)(u + i + k * LANES);
#define FMA(k) u##k = u##k * m + a;
#define STORE(k) *(vector *)(u + i + k * LANES) = u##k;

/* Twelve independent chains of fused multiply-adds in registers; n a multiple of twelve vectors. */
void fma_peak(double *u, long n, long rounds, double factor, double summand) {
  vector m = factor - (vector){}, a = summand - (vector){};
  for (long i = 0; i + 12 * LANES <= n; i += 12 * LANES) {
    EACH(LOAD)
    for (long k = 0; k < rounds; k++) { EACH(FMA) }
    EACH(STORE)
  }
}

void divide(double *restrict u, long n, const double *restrict dividends) {
  for (long i = 0; i < n; i++) u[i] = dividends[i] / u[i];
}

void stream(double *restrict u, long from, long to, double factor, double summand) {
  for (long i = from; i < to; i++) u[i] = u[i] * factor + summand;
}
