// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The choice between output for people and output for programs. */
final class JsonOption {

    private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();

    @Option(names = "--json", description = "Write one JSON document to standard output, for programs.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Writes maps, lists, texts, numbers and flags. */
    static void write(PrintWriter out, Object value) {
        try {
            out.println(PRETTY.writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The output cannot be written as JSON", e);
        }
    }
}
