größe = "日本"
wert = {"é": 1}
print(größe, wert["é"])
print("日本語テキスト" + wert["é"] + größe)
