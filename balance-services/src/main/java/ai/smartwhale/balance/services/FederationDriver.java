// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.federation.ModelLedger;
import ai.smartwhale.balance.services.federation.SummaryBoard;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets a Balance be one of several, where it is to be: what it shares by Redis, and what it tells by Kafka. */
record FederationDriver(Federation view, Optional<FederationLink> link, Optional<SummaryDriver> summaries) {

    /** What is told is learned from what happens, which a listener in {@code context} hears from now on. */
    static FederationDriver of(
            Optional<FederationLink> link, ServicesContext context, RequestRoute route, ForwardRoute forwards) {
        Optional<SummaryDriver> summaries = link.flatMap(
                shared -> shared.summaries().map(config -> telling(shared, config, context, route, forwards)));
        Federation view = link.isEmpty() ? Federation.ALONE : new FederationView(route, summaries);
        return new FederationDriver(view, link, summaries);
    }

    private static SummaryDriver telling(
            FederationLink link,
            SummaryConfig config,
            ServicesContext context,
            RequestRoute route,
            ForwardRoute forwards) {
        ModelLedger ledger = ModelLedger.create(
                context.config().instanceId(), Math.max(0, context.clock().millis()), config);
        SummaryBoard board = SummaryBoard.create(context.config().instanceId(), config, context.timer()::nanoTime);
        link.aloneWhen(board::isAlone);
        context.listeners().add(List.of(new SummaryListener(ledger, board)));
        return new SummaryDriver(context, route, forwards, config, ledger, board);
    }

    void start(TimedContinuations timer) {
        link.ifPresent(shared -> shared.start(timer));
        summaries.ifPresent(SummaryDriver::start);
    }

    void close(Duration timeout) {
        summaries.ifPresent(driver -> driver.close(timeout));
        link.ifPresent(FederationLink::close);
    }
}
