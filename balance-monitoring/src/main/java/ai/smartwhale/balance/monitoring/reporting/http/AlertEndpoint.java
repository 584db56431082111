// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/** Shows alerts and lets people act on them. */
final class AlertEndpoint {

    private static final int MOST_BYTES = 8_192;

    private final DashboardManager manager;
    private final Optional<AlertActions> actions;

    AlertEndpoint(DashboardManager manager, Optional<AlertActions> actions) {
        this.manager = manager;
        this.actions = actions;
    }

    void show(HttpExchange exchange) throws IOException {
        byte[] body = DashboardJson.alerts(
                actions.isPresent(), manager.getDashboardSnapshot().alerts());
        Reply.json(exchange, 200, body);
    }

    void acknowledge(HttpExchange exchange) throws IOException {
        act(exchange, (todo, wish) -> todo.acknowledge(wish.id(), wish.actor()));
    }

    void silence(HttpExchange exchange) throws IOException {
        act(exchange, (todo, wish) -> todo.silence(wish.id(), wish.time(), wish.actor(), wish.reason()));
    }

    /** One of the actions. */
    private interface Act {
        AlertActionOutcome on(AlertActions actions, AlertWish wish);
    }

    private void act(HttpExchange exchange, Act act) throws IOException {
        if (actions.isEmpty()) {
            Reply.problem(exchange, 409, "alerts can only be seen here");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            Reply.problem(exchange, 413, "at most " + MOST_BYTES + " bytes");
            return;
        }
        AlertWish wish;
        try {
            wish = AlertWish.parse(body);
        } catch (IllegalArgumentException e) {
            Reply.problem(exchange, 400, String.valueOf(e.getMessage()));
            return;
        }
        AlertActionOutcome outcome = act.on(actions.orElseThrow(), wish);
        Reply.json(exchange, status(outcome), DashboardJson.outcome(outcome));
    }

    private static int status(AlertActionOutcome outcome) {
        return switch (outcome) {
            case DONE -> 200;
            case UNKNOWN_ALERT -> 404;
            case REFUSED -> 409;
        };
    }
}
