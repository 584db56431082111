// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.elastic;

import ai.smartwhale.commons.logging.spool.LineOutcome;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the answer to a bulk request. It comes with status 200 also where single lines failed, so each is looked at.
 * Only the type of an error is kept, for its text may repeat what was logged.
 */
final class BulkResponse {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private BulkResponse() {}

    /** The outcomes in the order of the request. */
    static List<LineOutcome> read(byte[] body) throws IOException {
        List<LineOutcome> outcomes = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer to a bulk request is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean items = parser.currentName().equals("items");
                JsonToken value = parser.nextToken();
                if (items && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        outcomes.add(item(parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return outcomes;
    }

    /** One item: an object with the action as its only field. */
    private static LineOutcome item(JsonParser parser) throws IOException {
        int status = 0;
        String error = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("status") && value == JsonToken.VALUE_NUMBER_INT) {
                    status = parser.getIntValue();
                } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
                    error = errorType(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return outcome(status, error);
    }

    private static String errorType(JsonParser parser) throws IOException {
        String type = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return type;
    }

    private static LineOutcome outcome(int status, String error) {
        if ((status >= 200 && status < 300) || status == CONFLICT) {
            return LineOutcome.delivered();
        }
        String reason = "status " + status + (error.isEmpty() ? "" : " " + error);
        boolean refused = status >= 400 && status < 500 && status != TOO_MANY && !isTemporary(status);
        return refused ? LineOutcome.rejected(reason) : LineOutcome.retry(reason);
    }

    /** Rights and blocks are changed by people, and a timeout passes: none of them is the line's fault. */
    private static boolean isTemporary(int status) {
        return status == 401 || status == 403 || status == 408;
    }
}
