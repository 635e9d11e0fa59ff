package dev.wizer;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.RunBounds;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run may use, and what ends it.
 *
 * @param guest what the guest may use
 * @param timeout how long it may take
 * @param outputBytes how long the result may be
 * @param token cancels the run, if the user has given one
 */
record RunLimits(
    RunBounds guest,
    Optional<Duration> timeout,
    OptionalLong outputBytes,
    Optional<CancellationToken> token) {}
