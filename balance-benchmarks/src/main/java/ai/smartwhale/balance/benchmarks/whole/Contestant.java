// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.balance.services.path.RequestPathConfig;

/** How much of Balance is at work. */
enum Contestant {
    /** Requests, answers, deadlines; nothing is decided, kept, foreseen, turned or watched. */
    BARE("bare services"),
    /** All that decides and watches, each with its defaults; by these nothing is fetched ahead. */
    FULL("full Balance"),
    /** The same, and each answer passes the control of its quality. */
    CONTROLLED("full Balance, answers controlled");

    private static final int MOST_PENDING = 10_000;

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Opens it; all but the bare one keep answers in the cache, which is closed with it. */
    Opened open(String servers, AnswerCache cache) {
        BalanceBuilder builder = Balance.builder().bootstrapServers(servers);
        if (this == BARE) {
            RequestPathConfig.Builder none = RequestPathConfig.forKafka(MOST_PENDING);
            for (PathStep step : PathStep.values()) {
                none.step(step, false);
            }
            LoopConfig off = LoopConfig.builder().mode(LoopMode.OFF).build();
            return started(builder.requestPath(none.build()).loop(off), cache);
        }
        builder.answerCache(cache)
                .foresight(Foresight.create())
                .monitoring(MonitoringConfig.defaults())
                .dashboard(DashboardServerConfig.withDefaults());
        if (this == CONTROLLED) {
            builder.responseQuality(ResponseQuality.withDefaults(Runnable::run));
        }
        return started(builder, cache);
    }

    private static Opened started(BalanceBuilder builder, AnswerCache cache) {
        Balance balance = builder.build();
        balance.start();
        return new Opened(balance, cache);
    }

    /**
     * A started Balance.
     *
     * @param balance it
     * @param cache where it keeps answers, if it does
     */
    record Opened(Balance balance, AnswerCache cache) implements AutoCloseable {

        @Override
        public void close() {
            balance.close();
            cache.close();
        }
    }
}
