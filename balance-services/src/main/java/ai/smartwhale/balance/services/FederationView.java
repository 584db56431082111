// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.BoardStatistics;
import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.federation.JoinStatistics;
import ai.smartwhale.balance.services.federation.Summaries;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows what the parts of a federation know. */
record FederationView(RequestRoute route, Optional<SummaryDriver> summaries) implements Federation {

    @Override
    public JoinStatistics joins() {
        return route.joined();
    }

    @Override
    public BoardStatistics board() {
        return summaries.map(driver -> driver.board().statistics()).orElse(BoardStatistics.NONE);
    }

    @Override
    public Summaries others() {
        return summaries.map(driver -> driver.board().others()).orElse(Summaries.NONE);
    }

    @Override
    public OptionalInt inFlightShare() {
        return route.limit().share();
    }
}
