// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.testkit.internal.HttpSite;
import java.net.URI;
import java.util.List;

/**
 * A web site of twenty small pages in English, Persian and Arabic, with links and a search page, served by HTTP on the
 * loopback interface. Thread-safe.
 */
public interface BundledSite extends AutoCloseable {

    /**
     * Serves the site on a free port.
     *
     * @return the running site
     * @throws java.io.UncheckedIOException if no port can be used
     */
    static BundledSite start() {
        return HttpSite.start();
    }

    /**
     * Where it is.
     *
     * @return the address of its first page, with a slash at the end
     */
    URI uri();

    /**
     * The pages.
     *
     * @return their addresses, without the search page
     */
    List<URI> pages();

    /**
     * The address of a search.
     *
     * @param words the words that a page must contain
     * @return the address, which answers 200 also where nothing is found
     */
    URI search(String words);

    /** Ends serving. Closing again does nothing. */
    @Override
    void close();
}
