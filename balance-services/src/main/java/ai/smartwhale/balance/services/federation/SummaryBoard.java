// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Map;

/**
 * What is known of the other instances. Whoever was not heard of for {@link SummaryConfig#staleAfter()} counts as gone;
 * that is measured here, so that clocks which differ between machines change nothing. Bounded, thread-safe.
 */
public interface SummaryBoard {

    /**
     * Takes in what was published, if it is a summary at all, and news.
     *
     * @param message the bytes of a record of the topic of metrics
     * @return whether an instance came or went by it
     */
    boolean hear(byte[] message);

    /**
     * Whether surely no other instance lives: nobody is known, and what this instance says itself was heard lately, and
     * so long ago already that another would have answered. Costs next to nothing; as new as the last question or
     * message.
     *
     * @return false also where nothing can be heard
     */
    boolean isAlone();

    /**
     * The instances that live, without this one.
     *
     * @return what each said last
     */
    Summaries others();

    /**
     * What models used of the Data service through other instances since the last call.
     *
     * @return requests by model, where there were any
     */
    Map<String, Double> takeUsed();

    /**
     * What was heard so far.
     *
     * @return the counts
     */
    BoardStatistics statistics();

    /**
     * An empty one.
     *
     * @param instance the name of this instance, whose own summaries are not news
     * @param config the bounds
     * @param ticker measures silence
     * @return the board
     * @throws InvalidValueException if the name is blank
     */
    static SummaryBoard create(String instance, SummaryConfig config, Ticker ticker) {
        return new DefaultSummaryBoard(
                InvalidValueException.requireText("instance", instance),
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
