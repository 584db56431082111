// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.Ticker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadmeSnippetTest {

    @Test
    void theSnippetRuns() {
        MergeRules<String, String> sameText = Optional::of;
        MergeListener<String, String> resent = group -> {};
        List<List<String>> sent = new ArrayList<>();
        BatchSender<String, String> sender = (batch, reply) -> {
            sent.add(batch.items());
            for (int i = 0; i < batch.items().size(); i++) {
                reply.answer(i, batch.items().get(i).toUpperCase(Locale.ROOT));
            }
        };
        // README begins
        RequestMerger<String, String> merger =
                RequestMerger.create(RequestMergerConfig.defaults(), sameText, resent, Runnable::run, Ticker.system());
        BatchProcessor<MergeGroup<String, String>, String> batches =
                BatchProcessor.builder(MergedBatches.sender(sender)).build();

        List<MergeGroup<String, String>> groups = new ArrayList<>();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (var outcome : merger.mergeRequests(List.of("whale", "dolphin", "whale"), MergeTerms.of(5))) {
            if (outcome instanceof MergeOutcome.Started<String, String> started) {
                groups.add(started.group());
                answers.add(started.answer());
            } else if (outcome instanceof MergeOutcome.Joined<String, String> joined) {
                answers.add(joined.answer());
            }
        }
        batches.processBatch(groups).thenAccept(MergedBatches::deliver).join();
        // README ends
        assertThat(sent).containsExactly(List.of("whale", "dolphin"));
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("WHALE", "DOLPHIN", "WHALE");
    }

    @Test
    void theSnippetOfTheReadmeIsThisOne() throws Exception {
        Path root = Path.of(System.getProperty("smartwhale.root", ".."));
        String readme = Files.readString(root.resolve("balance-batch/README.md"));
        String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```\n\n| package"));
        String source = Files.readString(root.resolve(
                "balance-batch/src/test/java/ai/smartwhale/balance/batch/processor/ReadmeSnippetTest.java"));
        String run = source.substring(
                source.indexOf("// README begins") + "// README begins".length(), source.indexOf("// README ends"));
        assertThat(shown.replaceAll("\\s+", "")).isEqualTo(run.replaceAll("\\s+", ""));
    }
}
