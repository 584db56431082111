// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.fault.FaultKind;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a soak does.
 *
 * @param length how long requests are made, 10 s to 7 days
 * @param seed where chance begins: the same seed leads to the same questions and faults
 * @param models how many models ask, 1..1,000
 * @param rate requests per second on average without bursts, above 0 to 100,000
 * @param faults what may go wrong
 * @param redis whether instances share answers and marks by way of Redis
 * @param slack how long after its timeout a request may end for its caller
 */
public record SoakSettings(
        Duration length, long seed, int models, double rate, Set<FaultKind> faults, boolean redis, Duration slack) {

    /** The default of {@link #models()}. */
    public static final int DEFAULT_MODELS = 16;
    /** The default of {@link #rate()}. */
    public static final double DEFAULT_RATE = 100;
    /** The default of {@link #slack()}: 3 s, for machines that also run three brokers. */
    public static final Duration DEFAULT_SLACK = Duration.ofSeconds(3);

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final double MOST = 100_000;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SoakSettings {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("length", length, SHORTEST + ".." + LONGEST);
        }
        InvalidValueException.requireRange("models", models, 1, 1_000);
        if (!(rate > 0 && rate <= MOST)) {
            throw new InvalidValueException("rate", rate, "above 0, at most " + MOST);
        }
        InvalidValueException.requirePositive("slack", slack);
        faults = faults.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(faults));
    }

    /**
     * Everything, with its defaults.
     *
     * @param length how long requests are made
     * @return the settings
     * @throws InvalidValueException if the length is outside its range
     */
    public static SoakSettings of(Duration length) {
        return new SoakSettings(
                length, 1, DEFAULT_MODELS, DEFAULT_RATE, EnumSet.allOf(FaultKind.class), true, DEFAULT_SLACK);
    }
}
