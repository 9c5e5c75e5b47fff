package shop.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/** Serves pictures. */
final class Pictures {
    /** Planted: the name may lead out of the directory (PATH_TRAVERSAL_IN). */
    byte[] read(String name) throws IOException {
        return Files.readAllBytes(new File("/srv/shop/pictures/" + name).toPath());
    }

    /** Planted: the name becomes part of a shell's command (COMMAND_INJECTION). */
    Process shrink(String name) throws IOException {
        return Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "convert -resize 200 /srv/shop/pictures/" + name});
    }
}
