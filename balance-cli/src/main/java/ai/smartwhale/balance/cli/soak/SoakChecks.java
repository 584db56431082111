// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.check.BoundsCheck;
import ai.smartwhale.balance.cli.soak.check.FairnessCheck;
import ai.smartwhale.balance.cli.soak.check.GroupsCheck;
import ai.smartwhale.balance.cli.soak.check.LatencyBook;
import ai.smartwhale.balance.cli.soak.check.LeakCheck;
import ai.smartwhale.balance.cli.soak.check.Ledger;
import ai.smartwhale.balance.cli.soak.check.Mark;
import ai.smartwhale.balance.cli.soak.check.OnceCheck;
import ai.smartwhale.balance.cli.soak.check.OrderCheck;
import ai.smartwhale.balance.cli.soak.check.Timeline;
import ai.smartwhale.balance.cli.soak.check.Verdict;
import ai.smartwhale.balance.cli.soak.fault.FaultRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is looked at in one soak. */
final class SoakChecks {

    private static final int POOLS = 4;
    private static final Duration REJOIN = Duration.ofSeconds(30);

    private final Timeline timeline = new Timeline();
    private final LatencyBook latencies = new LatencyBook();
    private final OrderCheck order = new OrderCheck();
    private final OnceCheck once = new OnceCheck();
    private final BoundsCheck bounds = new BoundsCheck("what is under way or queued never exceeds its bounds");
    private final Ledger ledger;
    private final GroupsCheck groups;

    SoakChecks(SoakTime time, Duration slack) {
        ledger = new Ledger(time.ticker(), slack, timeline, latencies);
        groups = new GroupsCheck(time.ticker(), REJOIN);
    }

    Timeline timeline() {
        return timeline;
    }

    LatencyBook latencies() {
        return latencies;
    }

    OrderCheck order() {
        return order;
    }

    OnceCheck once() {
        return once;
    }

    BoundsCheck bounds() {
        return bounds;
    }

    Ledger ledger() {
        return ledger;
    }

    GroupsCheck groups() {
        return groups;
    }

    List<Verdict> verdicts(List<FaultRecord> faults, List<Mark> marks) {
        // Two instances have two clients of Redis each, whose pools have a thread for each processor.
        int spare = POOLS * Math.max(2, Runtime.getRuntime().availableProcessors());
        List<Verdict> all = new ArrayList<>(ledger.verdicts());
        all.add(once.verdict());
        all.add(order.verdict());
        all.add(bounds.verdict());
        all.add(FairnessCheck.judge(timeline, second -> FaultRunner.isHindered(faults, second)));
        all.add(groups.verdict());
        all.addAll(LeakCheck.judge(marks, spare));
        return all;
    }
}
