"""Translates headings and titles of columns into English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Spanish, Portuguese, French, German, Italian, Turkish, Russian; then Chinese, Japanese and Korean, without spaces.
_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("parameters", "parámetros parâmetros paramètres parametri parametreler parametreleri параметры параметров"
     " 参数 參數 パラメータ パラメーター 매개변수 파라미터 변수"),
    ("value", "valor valeur wert valore değer значение"),
    ("parameter", "parámetro parâmetro paramètre parametro parametre параметр 参数名 參數名 参数名称 パラメータ名"
     " 변수명 파라미터명"),
    ("request", "solicitud petición requisição solicitação requête anfrage richiesta istek sorgu запрос запроса"
     " 请求 請求 リクエスト 요청"),
    ("response", "respuesta resposta réponse antwort risposta yanıt cevap ответ ответа 响应 返回 響應 レスポンス 응답"),
    ("responses", "respuestas respostas réponses antworten risposte yanıtlar cevaplar ответы"),
    ("body", "cuerpo corpo corps textkörper gövde тело 请求体 ボディ 본문"),
    ("headers", "encabezados cabeceras cabeçalhos en-têtes kopfzeilen intestazioni başlıklar"
     " заголовки 请求头 ヘッダー 헤더"),
    ("path", "ruta caminho chemin pfad percorso пути 路径 パス 경로"),
    ("query", "consulta abfrage 查询 クエリ 쿼리"),
    ("errors", "errores erros erreurs fehler errori hatalar ошибок 错误 錯誤 エラー 오류"),
    ("error", "erro erreur errore hata ошибка ошибки"),
    ("example", "ejemplo exemplo exemple beispiel esempio örnek пример 示例 例 예시"),
    ("examples", "ejemplos exemplos exemples beispiele esempi примеры"),
    ("fields", "campos champs felder campi alanlar поля 字段 フィールド 필드"),
    ("field", "campo champ feld alan поле 字段名"),
    ("name", "nombre nome nom adı ad isim i̇sim имя название 名称 名稱 名前 이름"),
    ("type", "tipo typ tür tip тип 类型 類型 型 타입"),
    ("required", "obligatorio obligatoria obligatorios requerido requerida obrigatório obrigatória obrigatórios"
     " obligatoire obligatoires requis erforderlich pflicht obbligatorio richiesto"
     " zorunlu обязательный обязательные обязательно 必填 是否必填 是否必须 是否必須 必须 必需 必須 是否必需"
     " 必选 是否必选 必传 是否必传 必要 是否必要 필수"),
    ("default", "predeterminado padrão predefinito varsayılan 默认值 默认 預設值 デフォルト値 デフォルト 기본값"),
    ("structure", "estructura estrutura struktur struttura yapısı структура 结构 結構 構造 구조"),
    ("optional", "opcional opcionais opcionales optionnel optionnels facultatif facultatifs opsiyonel 可选 任意 선택"),
    ("attributes", "atributos attributs attributi атрибуты 属性"),
    ("attribute", "atributo attribut attributo атрибут"),
    ("description", "descripción descrição beschreibung descrizione tanım açıklama"
     " описание 描述 说明 說明 备注 説明 설명"),
    ("location", "local ubicación localização emplacement posizione"),
    ("schema", "esquema schéma schemi şema схема"),
    ("yes", "sí sim oui ja evet да 是 はい 예"),
)  # fmt: skip
_ENGLISH: Final = {word: english for english, words in _WORDS for word in words.split()}
_SMALL: Final = (
    *("de", "del", "la", "el", "los", "da", "do", "das", "dos", "des", "du", "le", "les", "der", "die", "di"),
    "여부",
)
_WITHOUT_BLANKS: Final = sorted(
    (word for word in _ENGLISH if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", word)), key=len
)
_RUN: Final = re.compile("|".join(reversed(_WITHOUT_BLANKS)))
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS: Final = re.compile(r"^[^\w`(\[{*<]+")
# 2. Response, 3.1 Response, 三、
_NUMBERING: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)、]|[一二三四五六七八九十]+、)\s*(?=\D)")


@lru_cache(maxsize=1000)
def in_english(title: str) -> str:
    """A title with its known words in English, and without decoration and numbering at its start."""
    bare = unnumbered(_MARKS.sub("", title))
    spaced = _RUN.sub(lambda found: f" {_ENGLISH[found[0]]} ", bare)
    if spaced == bare and not any(word.lower() in _ENGLISH for word in _WORD.findall(bare)):
        return bare
    return " ".join(_WORD.sub(lambda found: _translated(found[0]), spaced).split())


def unnumbered(title: str) -> str:
    """A title without its number among those of the page."""
    return _NUMBERING.sub("", title)


def _translated(word: str) -> str:
    return "" if word.lower() in _SMALL else _ENGLISH.get(word.lower(), word)
