package org.lichat.browser;

import com.microsoft.playwright.Browser.NewContextOptions;

/** What somebody looks at. */
public enum Screen {
    PHONE(360, 740, true),
    TABLET(768, 1024, true),
    DESKTOP(1440, 900, false);

    private final int width;
    private final int height;
    private final boolean touch;

    Screen(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    /** A browser on it, in English and without movement. */
    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setLocale("en-GB");
    }

    public int width() {
        return width;
    }
}
