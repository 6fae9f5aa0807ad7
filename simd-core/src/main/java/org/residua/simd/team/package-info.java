/**
 * Threads. {@link org.residua.simd.team.Workers} is a persistent team: its size is the number of threads, and nothing else
 * decides it. A {@link org.residua.simd.team.Job} is work in independent <em>parts</em>, prepared once and run many times.
 * Who waits looks for some 50 microseconds, then sleeps.
 */
@NullMarked
package org.residua.simd.team;

import org.jspecify.annotations.NullMarked;
