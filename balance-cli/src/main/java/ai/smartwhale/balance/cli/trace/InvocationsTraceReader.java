// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.messaging.Priority;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One row is one function, which becomes one model; its invocations are spread evenly over their minute. */
final class InvocationsTraceReader implements TraceReader {

    private static final List<String> NAMES = List.of("HashOwner", "HashApp", "HashFunction", "Trigger");
    private static final int MOST_FUNCTIONS = 10_000;
    private static final int MOST_A_MINUTE = 5_000_000;
    /** Each function comes back to as many different things, one after the other. */
    private static final int CONTENTS = 8;

    private record Function(String id, Priority priority, int[] perMinute) {}

    @Override
    public boolean understands(String firstLine) {
        List<String> fields = Csv.split(firstLine);
        return fields.size() > NAMES.size() && fields.subList(0, NAMES.size()).equals(NAMES);
    }

    @Override
    public void read(TraceLines lines, TraceSink sink) throws IOException {
        String header = lines.next();
        int minutes = header == null ? 0 : Csv.split(header).size() - NAMES.size();
        List<Function> functions = new ArrayList<>();
        int[] totals = new int[minutes];
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (functions.size() == MOST_FUNCTIONS) {
                throw lines.problem("more than " + MOST_FUNCTIONS + " functions");
            }
            Function function = function(lines, Csv.split(line), minutes);
            functions.add(function);
            for (int minute = 0; minute < minutes; minute++) {
                totals[minute] += function.perMinute()[minute];
                if (totals[minute] > MOST_A_MINUTE) {
                    throw lines.problem("minute " + minute + " has more than " + MOST_A_MINUTE + " invocations");
                }
            }
        }
        long[] calls = new long[functions.size()];
        for (int minute = 0; minute < minutes && !sink.isFull(); minute++) {
            for (Invocation next : invocations(functions, calls, minute, sink)) {
                Function function = functions.get(next.function());
                sink.accept(new TraceRow(
                        next.at(),
                        function.id() + '-' + next.call() % CONTENTS,
                        Optional.of("fn-" + function.id()),
                        Optional.empty(),
                        function.priority()));
            }
        }
    }

    private record Invocation(Duration at, int function, long call) implements Comparable<Invocation> {
        @Override
        public int compareTo(Invocation other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Integer.compare(function, other.function);
        }
    }

    private static List<Invocation> invocations(List<Function> functions, long[] calls, int minute, TraceSink sink) {
        List<Invocation> all = new ArrayList<>();
        for (int f = 0; f < functions.size(); f++) {
            int count = functions.get(f).perMinute()[minute];
            for (int i = 0; i < count; i++) {
                long nanos = (long) ((i + 0.5) / count * 60e9);
                all.add(new Invocation(Duration.ofMinutes(minute).plusNanos(nanos), f, calls[f]++));
            }
        }
        all.sort(null);
        return all.subList(0, Math.min(all.size(), sink.room() + 1));
    }

    private static Function function(TraceLines lines, List<String> fields, int minutes) {
        if (fields.size() != NAMES.size() + minutes) {
            throw lines.problem("has " + fields.size() + " fields; expected " + (NAMES.size() + minutes));
        }
        String hash = fields.get(2);
        String id = hash.replaceAll("[^a-zA-Z0-9]", "");
        if (id.isEmpty()) {
            throw lines.problem("HashFunction is '" + Csv.shorten(hash) + "'; expected letters and digits");
        }
        int[] perMinute = new int[minutes];
        for (int minute = 0; minute < minutes; minute++) {
            long count = Csv.number(lines, "minute " + minute, fields.get(NAMES.size() + minute));
            if (count < 0 || count > 1_000_000) {
                throw lines.problem("minute " + minute + " is " + count + "; expected 0..1000000");
            }
            perMinute[minute] = (int) count;
        }
        return new Function(id.substring(0, Math.min(12, id.length())), priority(fields.get(3)), perMinute);
    }

    /** Someone waits behind an HTTP call; a queue should move; a timer and a file have time. */
    private static Priority priority(String trigger) {
        return switch (trigger.toLowerCase(Locale.ROOT)) {
            case "http" -> Priority.HIGH;
            case "queue", "event", "orchestration" -> Priority.MEDIUM;
            case "timer", "storage" -> Priority.LOW;
            default -> Priority.BACKGROUND;
        };
    }
}
