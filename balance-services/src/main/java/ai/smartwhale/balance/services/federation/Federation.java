// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import java.util.OptionalInt;

/** How one instance stands among the others. Thread-safe. */
public interface Federation {

    /** Of an instance that is alone. */
    Federation ALONE = new Federation() {
        @Override
        public JoinStatistics joins() {
            return JoinStatistics.NONE;
        }

        @Override
        public BoardStatistics board() {
            return BoardStatistics.NONE;
        }

        @Override
        public Summaries others() {
            return Summaries.NONE;
        }

        @Override
        public OptionalInt inFlightShare() {
            return OptionalInt.empty();
        }
    };

    /**
     * How requests here joined equal ones of other instances, and theirs joined ours.
     *
     * @return the counts
     */
    JoinStatistics joins();

    /**
     * What was heard of other instances.
     *
     * @return the counts
     */
    BoardStatistics board();

    /**
     * The other instances that live, with what each has learned: the demand for a model everywhere, for example, is the
     * own demand and {@link Summaries#total}.
     *
     * @return what each said last
     */
    Summaries others();

    /**
     * How many requests this instance may have under way at the Data service now.
     *
     * @return its part of {@link SummaryConfig#totalInFlight()}, if there is such a limit
     */
    OptionalInt inFlightShare();
}
