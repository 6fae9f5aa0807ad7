/**
 * The leaderboard: {@linkplain org.residua.cli.leaderboard.TestSignal signals} under {@linkplain
 * org.residua.cli.leaderboard.NoiseKind noise}, {@linkplain org.residua.cli.leaderboard.Contender contenders}, ours and others,
 * the {@linkplain org.residua.cli.leaderboard.Contest contest}, and its {@linkplain org.residua.cli.leaderboard.Standings
 * standings} as JSON, page and picture.
 */
@NullMarked
package org.residua.cli.leaderboard;

import org.jspecify.annotations.NullMarked;
