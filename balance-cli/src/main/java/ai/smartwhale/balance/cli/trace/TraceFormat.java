// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

/** The formats of traces that can be read. Which one a file has is told by its first line. */
public enum TraceFormat {
    /** Lines of JSON with {@code at_ms}, {@code key} and optionally {@code model}, {@code source}, {@code priority}. */
    BALANCE("Balance JSONL", new BalanceTraceReader()),
    /** The Azure LLM inference trace: {@code TIMESTAMP,ContextTokens,GeneratedTokens}. */
    AZURE_LLM("Azure LLM CSV", new AzureLlmTraceReader()),
    /** The Mooncake trace: lines of JSON with {@code timestamp} and {@code hash_ids}. */
    MOONCAKE("Mooncake JSONL", new MooncakeTraceReader()),
    /** Daily page views: {@code ds,y} with the natural logarithm of the views. */
    PAGEVIEWS("page views CSV", new PageviewsTraceReader()),
    /** Azure function invocations: one row for each function, one column for each minute. */
    INVOCATIONS("function invocations CSV", new InvocationsTraceReader());

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // readers have no state
    private final TraceReader reader;

    TraceFormat(String title, TraceReader reader) {
        this.title = title;
        this.reader = reader;
    }

    /**
     * The name for people.
     *
     * @return a short text
     */
    public String title() {
        return title;
    }

    TraceReader reader() {
        return reader;
    }
}
