package io.sekisho.scanner.dependency;

import static io.sekisho.scanner.dependency.Lab.jar;
import static io.sekisho.scanner.dependency.Lab.of;
import static io.sekisho.scanner.dependency.Lab.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.core.files.SekishoHome;
import io.sekisho.core.scan.ScanResult;
import io.sekisho.model.GapType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library is found in whatever it is packed into. */
class ArchiveKindsTest {
    @TempDir
    static Path shared;

    private static SekishoHome home;

    @TempDir
    Path temp;

    private Path project;

    private interface Compressor {
        OutputStream on(OutputStream out) throws IOException;
    }

    @BeforeAll
    static void database() throws Exception {
        home = Lab.database(shared, false, Lab.ROCKETLIB);
    }

    @BeforeEach
    void project() throws Exception {
        project = Files.createDirectories(temp.resolve("project")).toRealPath();
    }

    private ScanResult scan() throws Exception {
        return Lab.scan(home, temp, project);
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    /** The least that is one: a lead, two headers and a compressed cpio archive. */
    private static byte[] rpm(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(96)
                .putInt(0xedabeedb)
                .put((byte) 3)
                .position(78)
                .putShort((short) 5)
                .array());
        bytes.write(rpmHeader(1000, "app"));
        bytes.write(new byte[(8 - bytes.size() % 8) % 8]);
        bytes.write(rpmHeader(1125, "gzip"));
        try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            CpioArchiveEntry entry = new CpioArchiveEntry(name, content.length);
            entry.setMode(CpioConstants.C_ISREG | 0644);
            cpio.putArchiveEntry(entry);
            cpio.write(content);
            cpio.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] rpmHeader(int tag, String value) {
        byte[] store = Lab.bytes(value + "\0");
        return ByteBuffer.allocate(32 + store.length)
                .putInt(0x8eade801)
                .putInt(0)
                .putInt(1)
                .putInt(store.length)
                .putInt(tag)
                .putInt(6)
                .putInt(0)
                .putInt(1)
                .put(store)
                .array();
    }

    /** In two streams, as parallel compressors write. */
    private static byte[] compressed(byte[] content, Compressor compressor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int half = content.length / 2;
        try (OutputStream out = compressor.on(bytes)) {
            out.write(content, 0, half);
        }
        try (OutputStream out = compressor.on(bytes)) {
            out.write(content, half, content.length - half);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "ZIP", "apk", "nupkg", "aar"})
    void in_what_is_a_zip(String extension) throws Exception {
        write(
                project.resolve("target/app-bin." + extension),
                Lab.zip(Map.of("lib/rocketlib-1.2.jar", jar("rocketlib", "1.2"))));
        assertThat(of(scan(), "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().artifact())
                .containsExactly("target/app-bin." + extension + "!/lib/rocketlib-1.2.jar");
    }

    @Test
    void in_tars_compressed_or_not() throws Exception {
        byte[] tar = tar("./lib/rocketlib-1.2.jar", jar("rocketlib", "1.2"));
        write(project.resolve("a.tar"), tar);
        write(project.resolve("b.tar.gz"), compressed(tar, GzipCompressorOutputStream::new));
        write(project.resolve("c.tgz"), compressed(tar, GzipCompressorOutputStream::new));
        write(project.resolve("d.tar.bz2"), compressed(tar, BZip2CompressorOutputStream::new));
        write(project.resolve("e.tbz2"), compressed(tar, BZip2CompressorOutputStream::new));
        ScanResult result = scan();
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().artifact())
                .containsExactlyInAnyOrder(
                        "a.tar!/lib/rocketlib-1.2.jar",
                        "b.tar.gz!/b.tar!/lib/rocketlib-1.2.jar",
                        "c.tgz!/b.tar!/lib/rocketlib-1.2.jar",
                        "d.tar.bz2!/d.tar!/lib/rocketlib-1.2.jar",
                        "e.tbz2!/d.tar!/lib/rocketlib-1.2.jar");
    }

    @Test
    void in_an_rpm() throws Exception {
        write(project.resolve("app.rpm"), rpm("./opt/app/rocketlib-1.2.jar", jar("rocketlib", "1.2")));
        ScanResult result = scan();
        assertThat(result.gaps()).extracting(io.sekisho.model.Gap::type).doesNotContain(GapType.UNREADABLE_FILE);
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().artifact())
                .containsExactly("app.rpm!/opt/app/rocketlib-1.2.jar");
    }

    @Test
    void a_jar_that_calls_itself_zip_is_a_library() throws Exception {
        byte[] library = jar("rocketlib", "1.2");
        write(project.resolve("rocketlib.zip"), library);
        write(project.resolve("all.tar"), tar("inner.zip", library));
        ScanResult result = scan();
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.vulnerability().packageUrl())
                .containsOnly("pkg:maven/com.acmeworks/rocketlib@1.2");
        assertThat(of(result, "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().location().path() + " "
                        + raw.occurrence().artifact())
                .containsExactlyInAnyOrder("rocketlib.zip null", "all.tar all.tar!/inner.zip");
    }

    @Test
    void a_library_without_classes_is_not_lost_for_a_zip_of_the_same_bytes() throws Exception {
        String place = "META-INF/maven/com.acmeworks/rocketlib/";
        byte[] library = Lab.zip(Map.of(
                "META-INF/MANIFEST.MF",
                Lab.bytes("Manifest-Version: 1.0\nImplementation-Title: rocketlib\n"),
                place + "pom.properties",
                Lab.bytes("groupId=com.acmeworks\nartifactId=rocketlib\nversion=1.2\n"),
                place + "pom.xml",
                Lab.bytes(Lab.pom("com.acmeworks", "rocketlib", "1.2", ""))));
        write(project.resolve("a.zip"), library);
        write(project.resolve("target/lib/rocketlib-1.2.jar"), library);
        assertThat(of(scan(), "CVE-2026-1001"))
                .extracting(raw -> raw.occurrence().location().path())
                .containsExactlyInAnyOrder("a.zip", "target/lib/rocketlib-1.2.jar");
    }

    @Test
    void compressed_data_is_no_archive_and_no_complaint() throws Exception {
        write(project.resolve("src/test/data.json.gz"), "not even compressed");
        write(project.resolve("lib/rocketlib-1.2.jar"), jar("rocketlib", "1.2"));
        ScanResult result = scan();
        assertThat(result.findings()).hasSize(1);
        assertThat(Lab.gaps(result, GapType.UNREADABLE_FILE)).isEmpty();
        assertThat(result.properties()).containsEntry("engine.dependencies", "1");
    }
}
