// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.fault.PlannedFault;
import ai.smartwhale.testkit.EmbeddedRedis;
import ai.smartwhale.testkit.Misbehaviour;
import java.time.Duration;
import java.util.List;

/** Does to the stack what the schedule says, and takes it back. To be called by one thread at a time. */
final class Injections {

    private static final double SOME = 0.3;
    private static final double HALF = 0.5;
    private static final Duration SLOWER = Duration.ofMillis(400);
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofMinutes(5),
            Duration.ofDays(-400),
            Duration.ofDays(30));

    private final SoakStack stack;
    private final List<String> models;
    private final Ballast ballast;

    Injections(SoakStack stack, List<String> models, Ballast ballast) {
        this.stack = stack;
        this.models = models;
        this.ballast = ballast;
    }

    /** Tells in words what exactly was done. */
    String begin(PlannedFault fault) {
        return switch (fault.kind()) {
            case BROKER_KILL -> {
                stack.brokers().stopBroker(broker(fault));
                yield "broker " + broker(fault);
            }
            case REDIS_KILL -> {
                stack.redis().ifPresent(EmbeddedRedis::kill);
                yield "the only one";
            }
            case DATA_OUTAGE -> {
                stack.data().close();
                yield "the only one";
            }
            case DATA_SLOW -> {
                misbehaviour().slower(SLOWER);
                yield SLOWER.toMillis() + " ms slower";
            }
            case POISON -> Poison.put(stack.tools(), models) + " records";
            case GARBAGE -> wrong(Misbehaviour.Kind.GARBAGE, SOME);
            case LATE -> wrong(Misbehaviour.Kind.LATE, SOME);
            case TWICE -> wrong(Misbehaviour.Kind.TWICE, HALF);
            case MISDIRECTED -> wrong(Misbehaviour.Kind.MISDIRECTED, SOME);
            case MIXED_UP -> wrong(Misbehaviour.Kind.MIXED_UP, SOME);
            case CLOCK_JUMP -> {
                Duration jump = JUMPS.get(fault.draw() / stack.instances().size() % JUMPS.size());
                instance(fault).clock().ahead(jump);
                yield instance(fault).name() + " by " + jump;
            }
            case MEMORY -> ballast.take() / (1 << 20) + " MiB";
            case REOPEN -> {
                instance(fault).close();
                yield instance(fault).name();
            }
        };
    }

    void end(PlannedFault fault) {
        switch (fault.kind()) {
            case BROKER_KILL -> stack.brokers().startBroker(broker(fault));
            case REDIS_KILL -> stack.redis().ifPresent(EmbeddedRedis::restart);
            case DATA_OUTAGE -> stack.data().open();
            case DATA_SLOW, GARBAGE, LATE, TWICE, MISDIRECTED, MIXED_UP ->
                misbehaviour().end();
            case POISON -> {
                // What lies there stays there.
            }
            case CLOCK_JUMP -> instance(fault).clock().ahead(Duration.ZERO);
            case MEMORY -> ballast.release();
            case REOPEN -> instance(fault).open();
        }
    }

    private String wrong(Misbehaviour.Kind kind, double share) {
        misbehaviour().begin(kind, share);
        return Math.round(100 * share) + " % of the answers";
    }

    private Misbehaviour misbehaviour() {
        return stack.data().misbehaviour();
    }

    private int broker(PlannedFault fault) {
        List<Integer> ids = stack.brokers().brokerIds();
        return ids.get(fault.draw() % ids.size());
    }

    private Instance instance(PlannedFault fault) {
        return stack.instances().get(fault.draw() % stack.instances().size());
    }
}
