// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;

/**
 * What a dashboard shows.
 *
 * @param title its title
 * @param refresh how often it asks again, one second or more
 * @param span how far back it looks, one minute or more
 * @param panels its charts, 500 at most
 */
public record DashboardSpec(String title, Duration refresh, Duration span, List<DashboardPanel> panels) {

    private static final int MOST_PANELS = 500;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if there are too many panels
     */
    public DashboardSpec {
        InvalidValueException.requireText("title", title);
        InvalidValueException.requirePositive("refresh", refresh);
        InvalidValueException.requireRange("refresh in seconds", refresh.toSeconds(), 1, 86_400);
        InvalidValueException.requirePositive("span", span);
        InvalidValueException.requireRange("span in minutes", span.toMinutes(), 1, 525_600);
        panels = List.copyOf(InvalidValueException.requirePresent("panels", panels));
        LimitExceededException.requireAtMost("panels", panels.size(), MOST_PANELS);
    }

    /**
     * Charts of the last hour that are refreshed every ten seconds.
     *
     * @param title the title
     * @param panels the charts
     * @return the spec
     */
    public static DashboardSpec of(String title, List<DashboardPanel> panels) {
        return new DashboardSpec(title, Duration.ofSeconds(10), Duration.ofHours(1), panels);
    }
}
