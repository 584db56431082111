// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.List;

/** Says how things stand, and does not change its mind at once. Guarded by the lock of the loop. */
final class SituationJudge {

    private final LoopConfig config;
    private boolean danger;
    private int well;

    SituationJudge(LoopConfig config) {
        this.config = config;
    }

    LoopSituation judge(List<Observation> recent) {
        List<Observation> window = recent.subList(Math.max(0, recent.size() - config.window()), recent.size());
        long ended = window.stream().mapToLong(Observation::ended).sum();
        long inTime = window.stream().mapToLong(Observation::inTime).sum();
        boolean judged = ended >= config.leastEnded();
        double attainment = judged ? (double) inTime / ended : 1;
        if (judged && attainment < config.danger()) {
            danger = true;
            well = 0;
        } else if (attainment >= config.target()) {
            well++;
            danger = danger && well < config.calmCycles();
        } else {
            well = 0;
        }
        if (danger) {
            return LoopSituation.DANGER;
        }
        Observation now = recent.get(recent.size() - 1);
        boolean queueing = now.waited().compareTo(config.period()) > 0;
        return now.overloadForeseen() || queueing ? LoopSituation.BUSY : LoopSituation.CALM;
    }
}
