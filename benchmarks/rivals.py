"""What people write or use in place of `brief batch`, each as its documentation suggests; for `throughput.py`.

    python benchmarks/rivals.py openai|instructor|langextract URL FOLDER OUT --slots 256 [--articles N]

Each reads every file of FOLDER, asks the server once, with as many workers as there are slots, and writes a JSON file.
They know neither checks nor state: what has come is lost with the process.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from brief import kinds
from brief.strict import strict_schema

ASKED = "Who says what, who is involved, who wants what of whom, and what stays open? Cite the lines by their numbers."
NEEDS = {"openai": "openai", "instructor": "instructor==1.17.0", "langextract": "langextract==1.7.1 openai"}


def prompt(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    numbered = "\n".join(f"[{number}] {line}" for number, line in enumerate(lines, start=1))
    return [
        {"role": "system", "content": ASKED},
        {"role": "user", "content": f"Article: {lines[0]}\n{numbered}"},
    ]


async def each(files: list[Path], out: Path, slots: int, ask: Callable[[str], Awaitable[str]]) -> None:
    """As such scripts are written: a task for every file, and a semaphore."""
    semaphore = asyncio.Semaphore(slots)

    async def one(path: Path) -> None:
        async with semaphore:
            answer = await ask(path.read_text(encoding="utf-8"))
        (out / f"{path.stem}.json").write_text(answer, encoding="utf-8")

    await asyncio.gather(*(one(path) for path in files))


async def with_openai(url: str, files: list[Path], out: Path, slots: int) -> None:
    import openai  # only the one that is measured is loaded

    schema = strict_schema(kinds.find("news").schema)
    shape = {"type": "json_schema", "json_schema": {"name": "news", "schema": schema, "strict": True}}
    async with openai.AsyncOpenAI(base_url=url, api_key="none") as client:

        async def ask(text: str) -> str:
            answer = await client.chat.completions.create(
                model="fake", messages=prompt(text), response_format=shape, max_tokens=6000, temperature=0
            )
            return json.dumps(json.loads(answer.choices[0].message.content), indent=2)

        await each(files, out, slots, ask)


async def with_instructor(url: str, files: list[Path], out: Path, slots: int) -> None:
    import instructor
    import openai

    page = kinds.find("news").schema
    async with openai.AsyncOpenAI(base_url=url, api_key="none") as plain:
        client = instructor.from_openai(plain, mode=instructor.Mode.JSON_SCHEMA)

        async def ask(text: str) -> str:
            answer = await client.chat.completions.create(
                model="fake", messages=prompt(text), response_model=page, max_tokens=6000, temperature=0
            )
            return answer.model_dump_json(indent=2)

        await each(files, out, slots, ask)


async def with_langextract(url: str, files: list[Path], out: Path, slots: int) -> None:
    import langextract

    claim = langextract.data.Extraction("claim", "The talks will go on", attributes={"speaker": "The minister"})
    example = langextract.data.ExampleData(text="The talks will go on, the minister said.", extractions=[claim])
    texts = [langextract.data.Document(text=path.read_text(encoding="utf-8"), document_id=path.stem) for path in files]
    found = langextract.extract(
        texts,
        prompt_description=ASKED,
        examples=[example],
        config=langextract.factory.ModelConfig(
            model_id="fake",
            provider="OpenAILanguageModel",
            provider_kwargs={"api_key": "none", "base_url": url, "max_workers": slots},
        ),
        use_schema_constraints=True,
        max_char_buffer=20_000,
        batch_length=slots,
        max_workers=slots,
        show_progress=False,
        prompt_validation_level=langextract.prompt_validation.PromptValidationLevel.OFF,
    )
    for document in found:
        items = [(item.extraction_text, item.attributes) for item in document.extractions or ()]
        (out / f"{document.document_id}.json").write_text(json.dumps(items, indent=2), encoding="utf-8")


RIVALS = {"openai": with_openai, "instructor": with_instructor, "langextract": with_langextract}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rival", choices=RIVALS)
    parser.add_argument("url")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--slots", type=int, default=256)
    parser.add_argument("--articles", type=int)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    files = sorted(options.folder.iterdir())[: options.articles]
    try:
        asyncio.run(RIVALS[options.rival](options.url, files, options.out, options.slots))
    except ImportError as error:
        sys.exit(f"{error}; in the environment of {sys.executable}: pip install {NEEDS[options.rival]}")


if __name__ == "__main__":
    main()
