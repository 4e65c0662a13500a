#!/usr/bin/env python3
"""Kills `ser data get` (SIGKILL) many times in its download and in its unpacking, and compares what is there at the end.

Run by hand from the root of the project after a Release build: tests/SerWorkbook.Cli.Tests/Downloads/kill-download.py [KILLS]
"""
import glob, hashlib, http.server, io, os, random, shutil, signal, subprocess, sys, tarfile, tempfile, threading, time

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
SER = ["dotnet", os.environ.get("SER", "src/SerWorkbook.Cli/bin/Release/net10.0/ser.dll")]
CELLS = ["Amused", "Neutral", "Sleepy"]


def archive(seed, files, size):
    generator = random.Random(seed)
    out, hashes = io.BytesIO(), {}
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as tar:
        for i in range(files):
            data = generator.randbytes(size)
            info = tarfile.TarInfo(f"x_1-28_{i:04}.wav")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
            hashes[info.name] = hashlib.sha256(data).hexdigest()
    return out.getvalue(), hashes


class Server(http.server.BaseHTTPRequestHandler):
    files, rate, sent = {}, None, 0

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.do_GET(head=True)

    def do_GET(self, head=False):
        data = Server.files[self.path.strip("/")]
        start = int(self.headers["Range"][6:-1]) if "Range" in self.headers else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.send_header("ETag", '"one"')
        self.end_headers()
        if head:
            return
        try:
            for i in range(start, len(data), 16384):
                piece = data[i : i + 16384]
                self.wfile.write(piece)
                Server.sent += len(piece)
                if Server.rate:
                    time.sleep(len(piece) / Server.rate)
        except OSError:
            pass


def run(name, files, size, rate, shortest, longest):
    Server.rate, Server.sent = rate, 0
    made = {f"josh_{cell}.tar.gz": archive(i, files, size) for i, cell in enumerate(CELLS)}
    Server.files = {file: data for file, (data, _) in made.items()}
    folder = tempfile.mkdtemp(prefix="ser-kill-")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    command = SER + ["data", "get", "emov-db", "--speakers", "josh", "--accept-license", "--out", f"{folder}/c",
                     "--mirror", f"http://127.0.0.1:{server.server_port}"]
    generator, kills, early, half, runs, where = random.Random(5), 0, 0, 0, 0, {"download": 0, "unpacking": 0, "other": 0}

    def check(complete):
        nonlocal half
        for cell, (_, hashes) in zip(CELLS, made.values()):
            at = f"{folder}/c/josh/{cell}"
            found = {os.path.basename(f): hashlib.sha256(open(f, "rb").read()).hexdigest() for f in glob.glob(f"{at}/*")}
            if found != hashes and (complete or os.path.isdir(at)):
                half += 1

    while where[name] < KILLS:
        runs += 1
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            process.wait(generator.uniform(shortest, longest))
            if process.returncode != 0:
                sys.exit(process.stderr.read().decode())
            early += 1
            shutil.rmtree(f"{folder}/c", ignore_errors=True)
            shutil.rmtree(f"{folder}/c.downloads", ignore_errors=True) if rate else None
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            place = ("unpacking" if os.path.isdir(f"{folder}/c.unpacking") and os.listdir(f"{folder}/c.unpacking")
                     else "download" if glob.glob(f"{folder}/c.downloads/*.part") else "other")
            where[place] += 1
            check(complete=False)
    Server.rate = None
    sent = Server.sent
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    check(complete=True)
    left = [f for f in os.listdir(folder) if f not in ("c", "c.downloads")] + glob.glob(f"{folder}/c.downloads/*.part*")
    whole = sum(len(data) for data, _ in made.values())
    print(f"{name}: {kills} kills in {runs} runs {where}, {early} runs came to their end before; folders that were ever half: {half}; "
          f"left over: {left}; {sent / 1e6:.1f} MB sent for {(early + 1) * whole / 1e6:.1f} MB")
    server.shutdown()
    shutil.rmtree(folder)


run("download", files=60, size=100_000, rate=1_200_000, shortest=0.6, longest=2.5)
run("unpacking", files=2500, size=3_000, rate=None, shortest=0.6, longest=4.0)
