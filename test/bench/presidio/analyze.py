"""Reads messages with Microsoft Presidio as it comes: {"text", "members"?} a line in, {"entities": [{"start", "end", "type", "score"}]} a line out.

The last line is {"cpuSeconds"}: what reading took, without loading. Offsets are code points. It has no network.
"""

import json
import socket
import sys
import time

import tldextract
from presidio_analyzer import AnalyzerEngine, PatternRecognizer
from presidio_analyzer.nlp_engine import NlpEngineProvider


def refuse(*_: object) -> None:
    raise OSError("no network while measuring")


socket.socket.connect = refuse
socket.getaddrinfo = refuse
# Presidio asks for the list of public suffixes at run time; the one inside the package does.
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def opened(model: str) -> AnalyzerEngine:
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine(), supported_languages=["en"])
    engine.analyze("Anna met Tom at noon", "en")
    return engine


def main() -> None:
    engine = opened(sys.argv[1])
    lines = [json.loads(line) for line in sys.stdin]
    started = time.process_time()
    answers = []
    for line in lines:
        members = line.get("members")
        lists = [PatternRecognizer(supported_entity="PERSON", deny_list=members)] if members else None
        answers.append(engine.analyze(line["text"], "en", ad_hoc_recognizers=lists))
    seconds = time.process_time() - started
    for found in answers:
        print(json.dumps({"entities": [{"start": one.start, "end": one.end, "type": one.entity_type, "score": one.score} for one in found]}))
    print(json.dumps({"cpuSeconds": seconds}))


main()
