// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.Colours;
import ai.smartwhale.balance.cli.console.Durations;
import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer for people. */
final class ResponseText {

    private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private ResponseText() {}

    static List<String> lines(DataResponse response, Colours colours) {
        ResponsePayload payload = response.payload();
        List<String> lines = new ArrayList<>();
        String status = payload.status().wireName();
        add(lines, "status", payload.status() == ResponseStatus.SUCCESS ? colours.green(status) : colours.red(status));
        add(lines, "request", TextTable.printable(response.metadata().requestId()));
        payload.errorCode().ifPresent(code -> add(lines, "error", code.wireName()));
        payload.errorMessage().ifPresent(text -> add(lines, "message", TextTable.printable(text)));
        payload.dataSource().ifPresent(source -> add(lines, "source", source.wireName()));
        payload.sourceUrl().ifPresent(url -> add(lines, "url", TextTable.printable(url)));
        payload.processingTime().ifPresent(time -> add(lines, "took", Durations.format(time)));
        payload.data().ifPresent(data -> lines.add(data(data)));
        return lines;
    }

    private static void add(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-8s %s", name, value));
    }

    private static String data(Object data) {
        try {
            // JSON writes control characters as escapes, so that data cannot play tricks with a terminal.
            return PRETTY.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of the answer cannot be written as JSON", e);
        }
    }
}
