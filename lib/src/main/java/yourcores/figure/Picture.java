package yourcores.figure;

import java.awt.image.RenderedImage;

/** A picture. The image must not change after it was handed over. */
public record Picture(String title, RenderedImage image, String words) implements Figure {}
