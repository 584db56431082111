// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes the pages of an answer apart: a list into its items, anything else as one item. */
final class ResponsePages implements PageSource<StreamItem> {

    private final DataInterface data;
    private final DataRequest request;
    private final ResumePoint from;
    private final int largestPage;

    ResponsePages(DataInterface data, DataRequest request, ResumePoint from, int largestPage) {
        this.data = data;
        this.request = request;
        this.from = from;
        this.largestPage = largestPage;
    }

    @Override
    public CompletionStage<Page<StreamItem>> page(Optional<String> cursor) {
        boolean first = cursor.isEmpty();
        Optional<String> at = first ? from.cursor() : cursor;
        int skip = first ? from.consumed() : 0;
        DataRequest asked = at.map(place -> DataInterface.at(request, place)).orElse(request);
        return data.fetchData(asked)
                .thenApply(fetched -> page(fetched.response().payload(), at, skip));
    }

    private Page<StreamItem> page(ResponsePayload payload, Optional<String> at, int skip) {
        if (payload.status() != ResponseStatus.SUCCESS && payload.status() != ResponseStatus.PARTIAL) {
            ErrorCode code = payload.errorCode()
                    .orElse(payload.status() == ResponseStatus.TIMEOUT ? ErrorCode.TIMEOUT : ErrorCode.UNKNOWN_ERROR);
            throw new StreamFailedException(code, payload.errorMessage().orElse("no reason given"));
        }
        Optional<String> next = payload.nextCursor();
        if (next.isPresent() && next.equals(at)) {
            throw new StreamFailedException(ErrorCode.PROCESSING_FAILED, "a page names itself as the next");
        }
        List<Optional<Object>> values = values(payload);
        LimitExceededException.requireAtMost("items of a page", values.size(), largestPage);
        List<StreamItem> items = new ArrayList<>(Math.max(0, values.size() - skip));
        for (int i = skip; i < values.size(); i++) {
            boolean last = i == values.size() - 1 && next.isPresent();
            items.add(new StreamItem(values.get(i), last ? new ResumePoint(next, 0) : new ResumePoint(at, i + 1)));
        }
        return new Page<>(items, next);
    }

    private static List<Optional<Object>> values(ResponsePayload payload) {
        Object content = payload.data().orElse(null);
        if (content == null) {
            return List.of();
        }
        if (!(content instanceof Collection<?> list)) {
            return List.of(Optional.of(content));
        }
        List<Optional<Object>> values = new ArrayList<>(list.size());
        for (Object item : list) {
            values.add(Optional.ofNullable(item));
        }
        return values;
    }
}
