// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.detect.CheckSettings;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.detect.RecordDetector;
import ai.smartwhale.balance.quality.profile.ProfileLimits;
import ai.smartwhale.balance.quality.rules.QualityRules;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a {@link QualityMonitor} works. Immutable.
 *
 * @param checks how records are checked
 * @param profiles how much memory the accepted history of one source may take; less than 5 MB by default
 * @param maxSources of how many sources the accepted history is kept, 1 to 100000; the one that was not used for
 *     longest is forgotten first; 256 by default
 * @param smallBatch batches of fewer records are checked against the accepted history alone, where there is one, 0 to
 *     10000; 64 by default
 */
public record QualityMonitorConfig(CheckSettings checks, ProfileLimits profiles, int maxSources, int smallBatch) {

    /** The defaults. */
    public static final QualityMonitorConfig DEFAULT = builder().build();

    /**
     * Checks.
     *
     * @throws InvalidValueException if something is absent or outside of its range
     */
    public QualityMonitorConfig {
        InvalidValueException.requirePresent("checks", checks);
        InvalidValueException.requirePresent("profiles", profiles);
        InvalidValueException.requireRange("maxSources", maxSources, 1, 100_000);
        InvalidValueException.requireRange("smallBatch", smallBatch, 0, 10_000);
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. Not safe for use by many threads. */
    public static final class Builder {

        private double flagThreshold = CheckSettings.DEFAULT.flagThreshold();
        private QualityRules rules = QualityRules.NONE;
        private List<RecordDetector> detectors = List.of();
        private Optional<Duration> staleAfter = Optional.empty();
        private int maxCellChars = CheckSettings.DEFAULT.maxCellChars();
        private ProfileLimits profiles = ProfileLimits.DEFAULT;
        private int maxSources = 256;
        private int smallBatch = 64;

        private Builder() {}

        /**
         * Sets from which probability on a finding is flagged.
         *
         * @param probability 0 to 1; 0.5 by default
         * @return this builder
         */
        public Builder flagThreshold(double probability) {
            flagThreshold = probability;
            return this;
        }

        /**
         * Sets the declared rules.
         *
         * @param declared none by default
         * @return this builder
         */
        public Builder rules(QualityRules declared) {
            rules = declared;
            return this;
        }

        /**
         * Sets further detectors, such as those of texts.
         *
         * @param further none by default
         * @return this builder
         */
        public Builder detectors(List<RecordDetector> further) {
            detectors = further;
            return this;
        }

        /**
         * Sets how old a record may be when it comes.
         *
         * @param age looked at where the record tells when it was made; any age by default
         * @return this builder
         */
        public Builder staleAfter(Duration age) {
            staleAfter = Optional.of(InvalidValueException.requirePositive("staleAfter", age));
            return this;
        }

        /**
         * Sets how long a cell may be to be looked at as a whole.
         *
         * @param chars 256 to 2^30; 2^20 by default
         * @return this builder
         */
        public Builder maxCellChars(int chars) {
            maxCellChars = chars;
            return this;
        }

        /**
         * Sets how much memory the history of one source may take.
         *
         * @param limits less than 5 MB by default
         * @return this builder
         */
        public Builder profiles(ProfileLimits limits) {
            profiles = limits;
            return this;
        }

        /**
         * Sets of how many sources the history is kept.
         *
         * @param sources 1 to 100000; 256 by default
         * @return this builder
         */
        public Builder maxSources(int sources) {
            maxSources = sources;
            return this;
        }

        /**
         * Sets which batches are checked against the history alone.
         *
         * @param records those of fewer records; 64 by default
         * @return this builder
         */
        public Builder smallBatch(int records) {
            smallBatch = records;
            return this;
        }

        /**
         * The settings.
         *
         * @return them, checked
         */
        public QualityMonitorConfig build() {
            CheckSettings checks =
                    new CheckSettings(flagThreshold, rules, detectors, DetectorWeights.EVEN, staleAfter, maxCellChars);
            return new QualityMonitorConfig(checks, profiles, maxSources, smallBatch);
        }
    }
}
