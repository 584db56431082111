// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of fields with the tolerance of the contract. Null is absent. What cannot be read is refused and
 * read as absent.
 */
final class FieldValues {

    private static final int LONGEST_EXCERPT = 120;

    private FieldValues() {}

    static @Nullable String text(FieldReader in) throws IOException {
        JsonToken token = in.json().currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return in.json().getText();
        }
        if (token != JsonToken.VALUE_NULL) {
            in.refuseType("a text");
        }
        return null;
    }

    static Optional<String> optionalText(FieldReader in) throws IOException {
        return Optional.ofNullable(text(in));
    }

    static List<String> tags(FieldReader in) throws IOException {
        JsonParser json = in.json();
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            in.refuseType("a list of texts");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                in.refuseType("texts in the list");
            } else if (texts.size() < Limits.MOST_TAGS) {
                texts.add(json.getText());
            } else {
                in.refuse("has more than " + Limits.MOST_TAGS + " texts");
            }
        }
        return texts;
    }

    /** The constant of that name. Whoever needs one checks that there was a name. */
    static <E extends Enum<E>> Optional<E> choice(FieldReader in, WireNames<E> names, @Nullable String text) {
        Optional<E> found = names.find(text);
        if (found.isEmpty() && text != null) {
            in.refuse("is \"" + excerpt(text) + "\"; allowed: " + names.allowed());
        }
        return found;
    }

    static boolean flag(FieldReader in) throws IOException {
        JsonToken token = in.json().currentToken();
        if (token == JsonToken.VALUE_TRUE || isText(in, "true")) {
            return true;
        }
        if (token != JsonToken.VALUE_FALSE && token != JsonToken.VALUE_NULL && !isText(in, "false")) {
            in.refuseType("true or false");
        }
        return false;
    }

    static JsonMap map(FieldReader in) throws IOException {
        if (in.json().currentToken() == JsonToken.START_OBJECT) {
            return FreeFormJson.readMap(in.json());
        }
        if (in.json().currentToken() != JsonToken.VALUE_NULL) {
            in.refuseType("an object");
        }
        return JsonMap.EMPTY;
    }

    /** The beginning of a text that is to be shown. */
    static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT);
    }

    private static boolean isText(FieldReader in, String text) throws IOException {
        return in.json().currentToken() == JsonToken.VALUE_STRING
                && in.json().getText().equalsIgnoreCase(text);
    }
}
