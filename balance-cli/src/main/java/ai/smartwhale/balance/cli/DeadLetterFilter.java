// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.messaging.DeadLetter;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses dead letters; what is not given chooses all. */
final class DeadLetterFilter implements Predicate<DeadLetter> {

    @Option(names = "--key", paramLabel = "TEXT", description = "Only with this key, which is the id of a model.")
    private @Nullable String key;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Only where exception or reason contain the text, in any case.")
    private @Nullable String reason;

    @Option(names = "--partition", paramLabel = "N", description = "Only of this partition of the dead-letter topic.")
    private @Nullable Integer partition;

    @Option(
            names = "--from-offset",
            paramLabel = "N",
            description = "Only from this offset of the dead-letter topic on.")
    private long fromOffset;

    @Option(names = "--to-offset", paramLabel = "N", description = "Only up to this offset of the dead-letter topic.")
    private long toOffset = Long.MAX_VALUE;

    @Override
    public boolean test(DeadLetter letter) {
        String why = (letter.exception() + ' ' + letter.reason()).toLowerCase(Locale.ROOT);
        return letter.offset() >= fromOffset
                && letter.offset() <= toOffset
                && (partition == null || letter.partition() == partition)
                && (key == null || letter.key().filter(key::equals).isPresent())
                && (reason == null || why.contains(reason.toLowerCase(Locale.ROOT)));
    }
}
